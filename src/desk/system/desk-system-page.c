/* desk-system-page.c: the device itself, its trunks and its phones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-system-page.h"

#include "desk-card.h"
#include "desk-mark-cell.h"
#include "desk-phone-cell.h"
#include "desk-phone-state.h"
#include "desk-plot.h"
#include "desk-split.h"
#include "desk-system-detail.h"
#include "desk-system-report.h"
#include "desk-table.h"
#include "desk-trunk-words.h"
#include "desk-width-layout.h"

#include <glib/gi18n.h>

/**
 * DeskSystemPage:
 *
 * What the device is and how busy it is, its trunks, and its phones. It is asked only while the page is
 * shown, and each card fails alone.
 */
struct _DeskSystemPage
{
  DeskPage parent_instance;

  PbxSystem *system;           /* owned */
  GSimpleActionGroup *actions; /* owned */
  guint tick;

  AdwViewStack *stack;
  AdwBin *overview;
  DeskSplit *trunks_split;
  DeskTable *trunks_table;
  DeskSystemDetail *trunks_detail;
  DeskSplit *phones_split;
  DeskTable *phones_table;
  DeskSystemDetail *phones_detail;

  /* borrowed */
  GtkBox *columns;
  DeskCard *cards[PBX_SYSTEM_N_PARTS];
  DeskCard *phones_card;
  GtkGrid *facts;
  GtkGrid *storages;
  GtkGrid *phones;
  GtkLabel *cores_label;
  GtkLabel *memory_label;
  GtkLabel *calls_label;
  DeskPlot *cores_plot;
  DeskPlot *memory_plot;
  DeskPlot *calls_plot;

  PbxAmount shown_storages[PBX_N_STORAGES];
};

/* Live means now and then, not each time that phones are looked at */
#define LIVE_INTERVAL 2000
#define TRUNKS_SHOWN 3000
#define TRUNKS_HIDDEN 15000
#define SPAN (5 * 60 * G_USEC_PER_SEC)
#define MIN_TWO_COLUMNS 640

G_DEFINE_FINAL_TYPE (DeskSystemPage, desk_system_page, DESK_TYPE_PAGE)

/* Cells */

static char *
trunk_name_cb (PbxTrunk *trunk)
{
  return trunk != NULL ? desk_trunk_describe_name (trunk) : NULL;
}

static char *
trunk_kind_cb (PbxTrunk *trunk)
{
  return trunk != NULL ? desk_trunk_describe_kind (trunk) : NULL;
}

static DeskMark *
trunk_state_cb (PbxTrunk *trunk, PbxTrunkState state, const char *text)
{
  return trunk != NULL ? desk_trunk_mark_state (state, text) : NULL;
}

static char *
trunk_role_cb (PbxTrunk *trunk)
{
  return trunk != NULL ? g_strdup (desk_trunk_describe_role (trunk)) : NULL;
}

static char *
trunk_delay_cb (PbxTrunk *trunk, double delay)
{
  return desk_trunk_describe_delay (delay);
}

static char *
trunk_signal_cb (PbxTrunk *trunk)
{
  return trunk != NULL ? desk_trunk_describe_signal (trunk) : NULL;
}

static char *
trunk_channel_cb (PbxTrunk *trunk)
{
  return trunk != NULL ? desk_trunk_describe_channel (trunk) : NULL;
}

static PbxPhone *
get_phone_cb (PbxPhone *phone)
{
  return phone != NULL ? g_object_ref (phone) : NULL;
}

static char *
phone_address_cb (PbxPhone *phone)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *endpoints = phone != NULL ? pbx_phone_get_endpoints (phone) : NULL;

  for (guint i = 0; endpoints != NULL && i < g_list_model_get_n_items (endpoints); i++)
    {
      g_autoptr (PbxPhoneEndpoint) endpoint = g_list_model_get_item (endpoints, i);
      const char *address = pbx_phone_endpoint_get_address (endpoint);

      if (*address != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", address);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static PbxParty *
get_party_cb (gpointer row, const char *exten, gpointer user_data)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (user_data), DESK_TYPE_PAGE);

  if (page == NULL || exten == NULL)
    return NULL;
  return pbx_directory_get_party (desk_session_get_directory (desk_page_get_session (DESK_PAGE (page))),
                                  exten);
}

static char *
describe_trunks_cb (DeskSystemPage *self, guint n)
{
  GListModel *list = pbx_trunks_get_list (desk_session_get_trunks (desk_page_get_session (DESK_PAGE (self))));
  guint down = 0;
  g_autofree char *all = g_strdup_printf (ngettext ("%u trunk", "%u trunks", n), n);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PbxTrunk) trunk = g_list_model_get_item (list, i);

      down += pbx_trunk_get_health (trunk) == PBX_TRUNK_DOWN;
    }
  if (down == 0)
    return g_steal_pointer (&all);

  /* Translators: "18 trunks, 5 down" */
  return g_strdup_printf (ngettext ("%s, %u down", "%s, %u down", down), all, down);
}

static char *
describe_phones_cb (DeskSystemPage *self, guint n)
{
  return g_strdup_printf (ngettext ("%u extension", "%u extensions", n), n);
}

/* Details */

static void
show_detail (DeskSystemPage *self, DeskTable *table)
{
  g_autoptr (GObject) item = desk_table_get_single (table);

  if (PBX_IS_TRUNK (item))
    {
      desk_system_detail_show_trunk (self->trunks_detail, PBX_TRUNK (item));
      desk_split_set_show_detail (self->trunks_split, TRUE);
    }
  else if (PBX_IS_PHONE (item))
    {
      DeskSession *session = desk_page_get_session (DESK_PAGE (self));
      g_autoptr (PbxParty) party = pbx_directory_get_party (desk_session_get_directory (session),
                                                            pbx_phone_get_exten (PBX_PHONE (item)));

      desk_system_detail_show_phone (self->phones_detail, PBX_PHONE (item), pbx_party_get_name (party));
      desk_split_set_show_detail (self->phones_split, TRUE);
    }
}

static void
trunk_activated_cb (DeskSystemPage *self, guint position)
{
  gtk_selection_model_select_item (desk_table_get_selection (self->trunks_table), position, TRUE);
  show_detail (self, self->trunks_table);
}

static void
phone_activated_cb (DeskSystemPage *self, guint position)
{
  gtk_selection_model_select_item (desk_table_get_selection (self->phones_table), position, TRUE);
  show_detail (self, self->phones_table);
}

static void
selection_changed_cb (DeskSystemPage *self, GParamSpec *pspec, DeskTable *table)
{
  DeskSplit *split = table == self->trunks_table ? self->trunks_split : self->phones_split;

  if (desk_split_get_show_detail (split))
    show_detail (self, table);
}

/* Cards */

static GtkLabel *
make_value (const char *text)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);

  return label;
}

/* Sets a line of a grid, and makes it where there is none yet: a text that is selected stays so. */
static void
set_line (GtkGrid *grid, guint row, const char *name, const char *value)
{
  GtkWidget *name_label = gtk_grid_get_child_at (grid, 0, (int) row);
  GtkWidget *value_label = gtk_grid_get_child_at (grid, 1, (int) row);

  if (name_label == NULL)
    {
      name_label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (name_label), 0);
      gtk_label_set_wrap (GTK_LABEL (name_label), TRUE);
      gtk_widget_set_valign (name_label, GTK_ALIGN_START);
      gtk_widget_add_css_class (name_label, "dim-label");
      value_label = GTK_WIDGET (make_value (NULL));
      gtk_grid_attach (grid, name_label, 0, (int) row, 1, 1);
      gtk_grid_attach (grid, value_label, 1, (int) row, 1, 1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (value_label), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                      name_label, NULL, -1);
    }
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (name_label)), name) != 0)
    gtk_label_set_label (GTK_LABEL (name_label), name);
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (value_label)), value) != 0)
    gtk_label_set_label (GTK_LABEL (value_label), value);
}

static void
drop_lines (GtkGrid *grid, guint from)
{
  while (gtk_grid_get_child_at (grid, 0, (int) from) != NULL)
    gtk_grid_remove_row (grid, (int) from);
}

static void
update_facts (DeskSystemPage *self)
{
  PbxClock *clock = desk_session_get_clock (desk_page_get_session (DESK_PAGE (self)));
  GPtrArray *facts = pbx_system_get_facts (self->system);
  g_autofree char *now = desk_system_describe_clock (clock);
  g_autofree char *offset = desk_system_describe_offset (clock);
  guint n = 0;

  for (guint i = 0; i < facts->len; i++)
    {
      PbxSystemFact *fact = facts->pdata[i];

      set_line (self->facts, n++, desk_system_describe_fact (fact->key), fact->value);
    }
  if (*now != '\0')
    {
      set_line (self->facts, n++, _ ("Clock"), now);
      set_line (self->facts, n++, _ ("Clock difference"), offset);
    }
  drop_lines (self->facts, n);
}

static void
update_processor (DeskSystemPage *self)
{
  GPtrArray *cores = pbx_system_get_cores (self->system);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *summary = NULL;
  double sum = 0;

  for (guint i = 0; i < cores->len; i++)
    {
      double load = pbx_series_get_last (cores->pdata[i]);

      sum += load;
      /* Translators: how busy a core of the processor is: "Core 1: 27 %" */
      g_string_append_printf (text, i > 0 ? "   " : "");
      g_string_append_printf (text, _ ("Core %u: %.0f %%"), i + 1, load);
    }
  if (pbx_system_get_loaded (self->system, PBX_SYSTEM_PROCESSOR) && cores->len > 0)
    {
      summary = g_strdup_printf (_ ("%.0f %%"), sum / cores->len);
      desk_card_set_summary (self->cards[PBX_SYSTEM_PROCESSOR], summary);
    }
  gtk_label_set_label (self->cores_label, text->str);
  desk_plot_set_series (self->cores_plot, cores);
  desk_plot_set_description (self->cores_plot, text->str);
}

static void
update_memory (DeskSystemPage *self)
{
  g_autofree char *memory = desk_system_describe_amount (pbx_system_get_memory (self->system));
  g_autofree char *swap = desk_system_describe_amount (pbx_system_get_swap (self->system));
  g_autofree char *summary =
    g_strdup_printf (_ ("%.0f %%"), pbx_series_get_last (pbx_system_get_memory_series (self->system)));
  g_autofree char *both = NULL;

  if (pbx_system_get_swap (self->system).total > 0)
    /* Translators: how much memory is used, and how much swap space */
    both = g_strdup_printf (_ ("%s\nSwap: %s"), memory, swap);
  desk_card_set_summary (self->cards[PBX_SYSTEM_MEMORY], summary);
  gtk_label_set_label (self->memory_label, both != NULL ? both : memory);
  desk_plot_set_description (self->memory_plot, memory);
}

static void
update_storage (DeskSystemPage *self)
{
  guint row = 0;
  gboolean changed = FALSE;

  for (guint i = 0; i < PBX_N_STORAGES; i++)
    {
      PbxAmount amount = pbx_system_get_storage (self->system, i);

      changed |= amount.total != self->shown_storages[i].total || amount.used != self->shown_storages[i].used;
      self->shown_storages[i] = amount;
    }
  /* Somebody may be selecting the text. */
  if (!changed)
    return;
  while (gtk_widget_get_first_child (GTK_WIDGET (self->storages)) != NULL)
    gtk_grid_remove (self->storages, gtk_widget_get_first_child (GTK_WIDGET (self->storages)));
  for (guint i = 0; i < PBX_N_STORAGES; i++)
    {
      PbxAmount amount = pbx_system_get_storage (self->system, i);
      g_autofree char *words = desk_system_describe_amount (amount);
      GtkWidget *bar;

      if (amount.total == 0)
        continue;
      set_line (self->storages, row++, desk_system_describe_storage (i), words);
      bar = gtk_progress_bar_new ();
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), (double) amount.used / amount.total);
      gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      desk_system_describe_storage (i), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                      words, -1);
      gtk_grid_attach (self->storages, bar, 0, (int) row++, 2, 1);
    }
}

static void
update_calls (DeskSystemPage *self)
{
  guint calls = pbx_system_get_calls (self->system);
  guint most = pbx_system_get_max_calls (self->system);
  g_autofree char *words = NULL;

  if (most > 0)
    /* Translators: how many calls there are of how many there can be */
    words =
      g_strdup_printf (ngettext ("%u call of at most %u", "%u calls of at most %u", calls), calls, most);
  else
    words = g_strdup_printf (ngettext ("%u call", "%u calls", calls), calls);
  gtk_label_set_label (self->calls_label, words);
  desk_plot_set_maximum (self->calls_plot, most);
  desk_plot_set_description (self->calls_plot, words);
}

static void
update_phones (DeskSystemPage *self)
{
  DeskSession *session = desk_page_get_session (DESK_PAGE (self));
  PbxMonitor *monitor = desk_session_get_monitor (session);
  guint counts[PBX_PHONE_OTHER + 1];
  guint row = 0;

  desk_system_count_phones (session, counts);
  for (guint i = 0; i <= PBX_PHONE_OTHER; i++)
    if (counts[i] > 0)
      {
        g_autofree char *state = desk_phone_state_describe (i, _ ("Other"));
        g_autofree char *count = g_strdup_printf ("%u", counts[i]);

        set_line (self->phones, row++, state, count);
      }
  drop_lines (self->phones, row);
  desk_card_set_state (self->phones_card, pbx_monitor_get_last_answer (monitor) > 0,
                       pbx_monitor_get_error (monitor));
  desk_states_set_model (desk_table_get_states (self->phones_table), pbx_monitor_get_phones (monitor),
                         pbx_monitor_get_last_answer (monitor) > 0, pbx_monitor_get_error (monitor));
}

static void
update_trunks (DeskSystemPage *self)
{
  PbxTrunks *trunks = desk_session_get_trunks (desk_page_get_session (DESK_PAGE (self)));

  desk_states_set_model (desk_table_get_states (self->trunks_table), pbx_trunks_get_list (trunks),
                         pbx_trunks_get_loaded (trunks), pbx_trunks_get_error (trunks));
}

static void
part_changed_cb (DeskSystemPage *self, guint part)
{
  static void (*const updates[]) (DeskSystemPage * self) = {
    [PBX_SYSTEM_VERSION] = update_facts, [PBX_SYSTEM_PROCESSOR] = update_processor,
    [PBX_SYSTEM_MEMORY] = update_memory, [PBX_SYSTEM_STORAGE] = update_storage,
    [PBX_SYSTEM_CALLS] = update_calls,
  };

  if (pbx_system_get_error (self->system, part) == NULL)
    updates[part](self);
  desk_card_set_state (self->cards[part], pbx_system_get_loaded (self->system, part),
                       pbx_system_get_error (self->system, part));
}

static void
retry_cb (DeskSystemPage *self, DeskCard *card)
{
  for (guint i = 0; i < PBX_SYSTEM_N_PARTS; i++)
    if (self->cards[i] == card)
      pbx_system_poll_now (self->system, i);
  if (card == self->phones_card)
    pbx_monitor_poll_now (desk_session_get_monitor (desk_page_get_session (DESK_PAGE (self))));
}

static void
retry_trunks_cb (DeskSystemPage *self)
{
  pbx_trunks_poll_now (desk_session_get_trunks (desk_page_get_session (DESK_PAGE (self))));
}

static void
retry_phones_cb (DeskSystemPage *self)
{
  pbx_monitor_poll_now (desk_session_get_monitor (desk_page_get_session (DESK_PAGE (self))));
}

static void
copy_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskSystemPage *self = user_data;
  g_autofree char *text = desk_system_report_new (desk_page_get_session (DESK_PAGE (self)), self->system);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  desk_page_add_toast (DESK_PAGE (self), adw_toast_new (_ ("Copied for support")));
}

/* Making it */

static GtkGrid *
make_grid (void)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);

  return grid;
}

static DeskCard *
add_card (DeskSystemPage *self, GtkWidget *column, const char *title, GtkWidget *content)
{
  DeskCard *card = desk_card_new (title, content);

  g_signal_connect_object (card, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (card));

  return card;
}

static DeskCard *
add_plot_card (DeskSystemPage *self, GtkWidget *column, const char *title, DeskPlot **plot, GtkLabel **label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *widget = desk_plot_new (title);

  *plot = DESK_PLOT (widget);
  desk_plot_set_span (*plot, SPAN);
  *label = make_value (NULL);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*label));

  return add_card (self, column, title, box);
}

static void
width_changed_cb (DeskSystemPage *self, GParamSpec *pspec, DeskWidthLayout *layout)
{
  gboolean wide = desk_width_layout_get_width (layout) >= MIN_TWO_COLUMNS;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->columns, wide);
}

static void
make_overview (DeskSystemPage *self)
{
  GtkWidget *start = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autoptr (GPtrArray) memory = g_ptr_array_new ();
  g_autoptr (GPtrArray) calls = g_ptr_array_new ();
  GtkLayoutManager *layout = desk_width_layout_new ();

  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_widget_set_margin_top (GTK_WIDGET (self->columns), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->columns), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->columns), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->columns), 12);
  gtk_box_append (self->columns, start);
  gtk_box_append (self->columns, end);
  adw_bin_set_child (self->overview, GTK_WIDGET (self->columns));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->overview), layout);
  g_signal_connect_object (layout, "notify::width", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);

  self->facts = make_grid ();
  self->cards[PBX_SYSTEM_VERSION] = add_card (self, start, _ ("Device"), GTK_WIDGET (self->facts));
  self->storages = make_grid ();
  self->cards[PBX_SYSTEM_STORAGE] = add_card (self, start, _ ("Storage"), GTK_WIDGET (self->storages));
  self->phones = make_grid ();
  self->phones_card = add_card (self, start, _ ("Phones by State"), GTK_WIDGET (self->phones));
  self->cards[PBX_SYSTEM_PROCESSOR] =
    add_plot_card (self, end, _ ("Processor"), &self->cores_plot, &self->cores_label);
  desk_plot_set_maximum (self->cores_plot, 100);
  self->cards[PBX_SYSTEM_MEMORY] =
    add_plot_card (self, end, _ ("Memory"), &self->memory_plot, &self->memory_label);
  desk_plot_set_maximum (self->memory_plot, 100);
  g_ptr_array_add (memory, pbx_system_get_memory_series (self->system));
  desk_plot_set_series (self->memory_plot, memory);
  self->cards[PBX_SYSTEM_CALLS] =
    add_plot_card (self, end, _ ("Calls Now"), &self->calls_plot, &self->calls_label);
  g_ptr_array_add (calls, pbx_system_get_calls_series (self->system));
  desk_plot_set_series (self->calls_plot, calls);
}

static gboolean
tick_cb (gpointer user_data)
{
  DeskSystemPage *self = user_data;

  if (pbx_system_get_loaded (self->system, PBX_SYSTEM_VERSION))
    update_facts (self);

  return G_SOURCE_CONTINUE;
}

static void
desk_system_page_shown (DeskPage *page)
{
  DeskSystemPage *self = DESK_SYSTEM_PAGE (page);

  pbx_system_watch (self->system, LIVE_INTERVAL);
  pbx_trunks_set_interval (desk_session_get_trunks (desk_page_get_session (page)), TRUNKS_SHOWN);
  if (self->tick == 0)
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
}

static void
desk_system_page_hidden (DeskPage *page)
{
  DeskSystemPage *self = DESK_SYSTEM_PAGE (page);

  pbx_system_watch (self->system, 0);
  pbx_trunks_set_interval (desk_session_get_trunks (desk_page_get_session (page)), TRUNKS_HIDDEN);
  g_clear_handle_id (&self->tick, g_source_remove);
}

static void
desk_system_page_refresh (DeskPage *page)
{
  DeskSystemPage *self = DESK_SYSTEM_PAGE (page);

  for (guint i = 0; i < PBX_SYSTEM_N_PARTS; i++)
    pbx_system_poll_now (self->system, i);
  retry_trunks_cb (self);
  retry_phones_cb (self);
  pbx_clock_poll_now (desk_session_get_clock (desk_page_get_session (page)));
}

static gboolean
desk_system_page_go_back (DeskPage *page)
{
  DeskSystemPage *self = DESK_SYSTEM_PAGE (page);
  const char *name = adw_view_stack_get_visible_child_name (self->stack);
  DeskSplit *split = g_strcmp0 (name, "trunks") == 0   ? self->trunks_split
                     : g_strcmp0 (name, "phones") == 0 ? self->phones_split
                                                       : NULL;

  if (split == NULL || !desk_split_get_show_detail (split))
    return FALSE;

  desk_split_set_show_detail (split, FALSE);

  return TRUE;
}

static void
desk_system_page_constructed (GObject *object)
{
  DeskSystemPage *self = DESK_SYSTEM_PAGE (object);
  DeskSession *session = desk_page_get_session (DESK_PAGE (self));
  PbxTrunks *trunks = desk_session_get_trunks (session);
  PbxMonitor *monitor = desk_session_get_monitor (session);

  G_OBJECT_CLASS (desk_system_page_parent_class)->constructed (object);

  self->system = pbx_system_new (desk_session_get_client (session));
  make_overview (self);
  g_signal_connect_object (self->system, "changed", G_CALLBACK (part_changed_cb), self, G_CONNECT_SWAPPED);

  desk_table_set_model (self->trunks_table, pbx_trunks_get_list (trunks));
  g_signal_connect_object (trunks, "notify", G_CALLBACK (update_trunks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pbx_trunks_get_list (trunks), "items-changed", G_CALLBACK (update_trunks), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (desk_table_get_states (self->trunks_table), "retry", G_CALLBACK (retry_trunks_cb),
                           self, G_CONNECT_SWAPPED);
  update_trunks (self);

  desk_table_set_model (self->phones_table, pbx_monitor_get_phones (monitor));
  g_signal_connect_object (monitor, "notify::last-answer", G_CALLBACK (update_phones), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::error", G_CALLBACK (update_phones), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk_table_get_states (self->phones_table), "retry", G_CALLBACK (retry_phones_cb),
                           self, G_CONNECT_SWAPPED);
  update_phones (self);
}

static void
desk_system_page_dispose (GObject *object)
{
  DeskSystemPage *self = DESK_SYSTEM_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->system != NULL)
    pbx_system_watch (self->system, 0);
  g_clear_object (&self->system);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (desk_system_page_parent_class)->dispose (object);
}

static void
desk_system_page_class_init (DeskSystemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskPageClass *page_class = DESK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = desk_system_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = desk_system_page_dispose;
  page_class->shown = desk_system_page_shown;
  page_class->hidden = desk_system_page_hidden;
  page_class->refresh = desk_system_page_refresh;
  page_class->go_back = desk_system_page_go_back;

  g_type_ensure (DESK_TYPE_COLUMN);
  g_type_ensure (DESK_TYPE_MARK);
  g_type_ensure (DESK_TYPE_MARK_CELL);
  g_type_ensure (DESK_TYPE_PHONE_CELL);
  g_type_ensure (DESK_TYPE_SPLIT);
  g_type_ensure (DESK_TYPE_SYSTEM_DETAIL);
  g_type_ensure (DESK_TYPE_TABLE);
  g_type_ensure (PBX_TYPE_PARTY);
  g_type_ensure (PBX_TYPE_PHONE);
  g_type_ensure (PBX_TYPE_TRUNK);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/system/desk-system-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSystemPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskSystemPage, overview);
  gtk_widget_class_bind_template_child (widget_class, DeskSystemPage, trunks_split);
  gtk_widget_class_bind_template_child (widget_class, DeskSystemPage, trunks_table);
  gtk_widget_class_bind_template_child (widget_class, DeskSystemPage, trunks_detail);
  gtk_widget_class_bind_template_child (widget_class, DeskSystemPage, phones_split);
  gtk_widget_class_bind_template_child (widget_class, DeskSystemPage, phones_table);
  gtk_widget_class_bind_template_child (widget_class, DeskSystemPage, phones_detail);
  gtk_widget_class_bind_template_callback (widget_class, trunk_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, trunk_kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, trunk_state_cb);
  gtk_widget_class_bind_template_callback (widget_class, trunk_role_cb);
  gtk_widget_class_bind_template_callback (widget_class, trunk_delay_cb);
  gtk_widget_class_bind_template_callback (widget_class, trunk_signal_cb);
  gtk_widget_class_bind_template_callback (widget_class, trunk_channel_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_phone_cb);
  gtk_widget_class_bind_template_callback (widget_class, phone_address_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_party_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_trunks_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_phones_cb);
  gtk_widget_class_bind_template_callback (widget_class, trunk_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, phone_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
}

static void
desk_system_page_init (DeskSystemPage *self)
{
  static const GActionEntry entries[] = { { .name = "copy", .activate = copy_action_cb } };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "system", G_ACTION_GROUP (self->actions));
}

/**
 * desk_system_page_get_system:
 * @self: the page
 *
 * Returns: (transfer none): what is known of the device
 */
PbxSystem *
desk_system_page_get_system (DeskSystemPage *self)
{
  g_return_val_if_fail (DESK_IS_SYSTEM_PAGE (self), NULL);
  return self->system;
}
