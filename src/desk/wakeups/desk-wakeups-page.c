/* desk-wakeups-page.c: the wake-up calls of the PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-wakeups-page.h"

#include "desk-phone-cell.h"
#include "desk-phone-state.h"
#include "desk-wakeup-day-cell.h"
#include "desk-wakeup-form.h"
#include "desk-wakeup-mark-cell.h"
#include "desk-wakeup-print.h"
#include "desk-wakeup-words.h"

#include <glib/gi18n.h>

/**
 * DeskWakeupsPage:
 *
 * Who is woken when: by day, the next first, by the clock of the device, which
 * stands above with how far it is from this desktop's. What was observed of
 * calls that were due stands in their rows.
 *
 * The page keeps watch (its [class@WakeupDuty]) as long as the session lasts,
 * whichever page is shown.
 */
struct _DeskWakeupsPage
{
  DeskListPage parent_instance;

  DeskWakeupDuty *duty; /* owned */
  char *show_exten;     /* owned, nullable: of a new call that the list does not
                           have yet */
  PbxWallTime show_time;
  DeskWakeupsChooser chooser;
  gpointer chooser_data;
  GtkFileChooserNative *dialog; /* owned, nullable: while it is open */

  DeskTable *table;
  DeskWakeupNow *now; /* borrowed from the template */
  GtkLabel *clock_label;
  GtkLabel *difference_label;
  GtkRevealer *missed_revealer;
  GtkLabel *missed_label;
};

G_DEFINE_FINAL_TYPE (DeskWakeupsPage, desk_wakeups_page, DESK_TYPE_LIST_PAGE)

/* How many missed calls the page names above the table */
#define MAX_NAMED 4

/* What the template calls */

static char *
describe_day_cb (gpointer item, const char *time, gboolean opens_day, gint64 now, DeskWakeupsPage *self)
{
  return opens_day ? desk_wakeup_describe_day (pbx_wall_time_parse (time), now) : g_strdup ("");
}

static char *
describe_time_cb (gpointer item, const char *time, DeskWakeupsPage *self)
{
  PbxWallTime parsed = pbx_wall_time_parse (time);

  /* What cannot be read is shown as it came. */
  return parsed != PBX_WALL_TIME_NONE ? desk_wakeup_describe_time (parsed) : g_strdup (time);
}

static char *
describe_wait_cb (gpointer item, const char *time, gint64 now, DeskWakeupsPage *self)
{
  return desk_wakeup_describe_wait (pbx_wall_time_parse (time), now);
}

static PbxParty *
get_party_cb (gpointer item, const char *exten, DeskWakeupsPage *self)
{
  DeskSession *session = desk_page_get_session (DESK_PAGE (self));

  if (session == NULL || exten == NULL)
    return NULL;
  return pbx_directory_get_party (desk_session_get_directory (session), exten);
}

static PbxPhone *
get_phone_cb (gpointer item, const char *exten, DeskWakeupsPage *self)
{
  DeskSession *session = desk_page_get_session (DESK_PAGE (self));

  if (session == NULL || exten == NULL || *exten == '\0')
    return NULL;
  return g_object_ref (pbx_monitor_get_phone (desk_session_get_monitor (session), exten));
}

static char *
describe_music_cb (gpointer item, gint64 music, DeskWakeupsPage *self)
{
  /* Translators: the voice file of a wake-up call is the PBX's own */
  return music == 0 ? g_strdup (C_ ("voice file", "Standard")) : g_strdup_printf ("%" G_GINT64_FORMAT, music);
}

static char *
describe_mark_cb (gpointer item, guint observed, gboolean conflict, DeskWakeupsPage *self)
{
  if (observed != PBX_WAKEUP_NOT_WATCHED)
    return g_strdup (desk_wakeup_describe_observed (observed));
  return g_strdup (conflict ? _ ("Another call within 10 min") : "");
}

static char *
describe_row_cb (gpointer item,
                 const char *time,
                 gint64 now,
                 const char *exten,
                 const char *name,
                 const char *mark,
                 DeskWakeupsPage *self)
{
  PbxWallTime parsed = pbx_wall_time_parse (time);
  g_autofree char *day = desk_wakeup_describe_long_day (parsed, now);
  g_autofree char *clock = desk_wakeup_describe_time (parsed);

  /* Translators: what a screen reader says of a wake-up call: day, time,
   * number, name, what is worth a look */
  return g_strdup_printf (_ ("%s, %s, %s, %s, %s"), day, clock, exten, name, mark);
}

static char *
describe_count_cb (DeskWakeupsPage *self, guint n)
{
  return g_strdup_printf (ngettext ("%u wake-up call", "%u wake-up calls", n), n);
}

/* Clock and marks */

static void
update_clock (DeskWakeupsPage *self)
{
  PbxClock *clock = desk_session_get_clock (desk_page_get_session (DESK_PAGE (self)));
  PbxWallTime now = desk_wakeup_now_get_minute (self->now);
  g_autofree char *time = NULL;
  g_autoptr (GDateTime) date = pbx_wall_time_to_date_time (now);
  g_autofree char *day = NULL;
  g_autofree char *label = NULL;
  g_autofree char *difference = NULL;

  if (date == NULL || !pbx_clock_get_known (clock))
    {
      gtk_label_set_label (self->clock_label, _ ("The clock of the PBX is not known yet."));
      gtk_label_set_label (self->difference_label, "");
      return;
    }
  time = desk_wakeup_describe_time (now);
  /* Translators: a date without the year, as strftime() has it: Thursday 26 November */
  day = g_date_time_format (date, _ ("%A %-d %B"));
  /* Translators: the time of the day and the date on the PBX */
  label = g_strdup_printf (_ ("%s on the PBX, %s"), time, day);
  difference = desk_wakeup_describe_difference (pbx_clock_get_offset (clock));
  gtk_label_set_label (self->clock_label, label);
  gtk_label_set_label (self->difference_label, difference);
}

/* Who was missed, one by one: where the window is narrow, the marks in the rows have no room. */
static char *
describe_missed (DeskWakeupsPage *self)
{
  g_autoptr (GPtrArray) missed = desk_wakeup_duty_get_missed (self->duty);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (missed->len, MAX_NAMED); i++)
    {
      const char *exten = pbx_wakeup_get_exten (missed->pdata[i]);
      g_autoptr (PbxParty) party = get_party_cb (NULL, exten, self);
      g_autofree char *time = desk_wakeup_describe_time (pbx_wakeup_get_wall_time (missed->pdata[i]));
      g_autofree char *who = g_strdup_printf ("%s %s %s", time, exten, pbx_party_get_name (party));

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", g_strchomp (who));
    }
  if (missed->len > MAX_NAMED)
    g_string_append (text, "…");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
missed_changed_cb (DeskWakeupsPage *self)
{
  guint n = desk_wakeup_duty_get_n_missed (self->duty);
  g_autofree char *who = describe_missed (self);
  g_autofree char *text =
    /* Translators: who was to be woken, such as "06:30 201 Alice, 07:00 202 Bob" */
    g_strdup_printf (ngettext ("Not seen ringing: %s. This is what Front Desk observed, not what the PBX "
                               "reports.",
                               "Not seen ringing: %s. These are what Front Desk observed, not what the PBX "
                               "reports.",
                               n),
                     who);

  /* While it goes, it keeps its words. */
  if (n > 0)
    gtk_label_set_label (self->missed_label, text);
  gtk_revealer_set_reveal_child (self->missed_revealer, n > 0);
  desk_page_set_badge (DESK_PAGE (self), n);
}

static void
root_changed_cb (DeskWakeupsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  if (application != NULL)
    desk_wakeup_duty_set_application (self->duty, G_APPLICATION (application));
}

/* Adding and editing */

static void
show_new_row (DeskWakeupsPage *self)
{
  guint position;

  if (self->show_exten == NULL || pbx_wakeup_book_find (desk_wakeup_duty_get_book (self->duty),
                                                        self->show_exten, self->show_time, &position) == NULL)
    return;
  g_clear_pointer (&self->show_exten, g_free);
  desk_table_select (self->table, position);
}

static void
saved_cb (DeskWakeupsPage *self, DeskWakeupForm *form)
{
  g_autofree char *text = desk_wakeup_form_describe_saved (form);
  g_autofree char *title = g_markup_escape_text (text, -1);

  g_free (self->show_exten);
  self->show_exten = g_strdup (desk_wakeup_form_get_first_exten (form));
  self->show_time = desk_wakeup_form_get_time (form);
  pbx_list_refresh (desk_wakeup_duty_get_list (self->duty));
  desk_wakeup_duty_look (self->duty);
  show_new_row (self);
  desk_page_add_toast (DESK_PAGE (self), adw_toast_new (title));
}

static DeskWakeupForm *
open_form (DeskWakeupsPage *self, GPtrArray *wakeups)
{
  DeskWakeupForm *form;

  if (desk_form_present_open (GTK_WIDGET (self)))
    return NULL;
  form = desk_wakeup_form_new (desk_page_get_session (DESK_PAGE (self)), self->duty, self->now, wakeups);
  g_signal_connect_object (form, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  desk_form_open (DESK_FORM (form), GTK_WIDGET (self));
  return form;
}

/* A call that the device has taken off its list can only be made anew. */
static gboolean
is_past (DeskWakeupsPage *self, PbxWakeup *wakeup)
{
  g_autofree char *key = pbx_record_dup_key (PBX_RECORD (wakeup));

  return pbx_list_find (desk_wakeup_duty_get_list (self->duty), key, NULL) == NULL;
}

static GPtrArray *
get_targets (DeskWakeupsPage *self, gboolean past)
{
  GPtrArray *targets = desk_list_page_get_targets (DESK_LIST_PAGE (self));

  for (guint i = targets->len; i > 0; i--)
    {
      if (is_past (self, targets->pdata[i - 1]) != past)
        g_ptr_array_remove_index (targets, i - 1);
    }
  return targets;
}

static void
edit (DeskWakeupsPage *self)
{
  g_autoptr (GPtrArray) listed = get_targets (self, FALSE);
  g_autoptr (GPtrArray) past = get_targets (self, TRUE);
  DeskWakeupForm *form;

  if (listed->len > 0)
    open_form (self, listed);
  else if (past->len > 0 && (form = open_form (self, NULL)) != NULL)
    {
      for (guint i = 0; i < past->len; i++)
        desk_wakeup_form_add_exten (form, pbx_wakeup_get_exten (past->pdata[i]));
    }
}

static void
edit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  edit (user_data);
}

static void
again_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskWakeupsPage *self = user_data;
  g_autoptr (GPtrArray) targets = desk_list_page_get_targets (DESK_LIST_PAGE (self));
  DeskWakeupForm *form = targets->len > 0 ? open_form (self, NULL) : NULL;

  for (guint i = 0; form != NULL && i < targets->len; i++)
    desk_wakeup_form_add_exten (form, pbx_wakeup_get_exten (targets->pdata[i]));
}

static void
call_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxWakeup) target = desk_list_page_get_target (user_data);

  if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (user_data), "caller.call", "s", pbx_wakeup_get_exten (target));
}

static void
copy_number_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxWakeup) target = desk_list_page_get_target (user_data);

  if (target != NULL)
    desk_list_page_copy (user_data, pbx_wakeup_get_exten (target), _ ("Number copied"));
}

/* Deleting */

static GStrv
dup_keys (GPtrArray *wakeups)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < wakeups->len; i++)
    {
      g_autofree char *key = pbx_record_dup_key (wakeups->pdata[i]);

      g_strv_builder_add (builder, key);
    }
  return g_strv_builder_end (builder);
}

static void
delete_targets (DeskWakeupsPage *self)
{
  g_autoptr (GPtrArray) listed = get_targets (self, FALSE);
  g_autoptr (GPtrArray) past = get_targets (self, TRUE);
  g_auto (GStrv) listed_keys = dup_keys (listed);
  g_auto (GStrv) past_keys = dup_keys (past);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (desk_table_get_selection (self->table));
  guint position = gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected);
  g_autofree char *text = NULL;
  guint n_left;

  if (listed->len + past->len == 0)
    return;
  desk_table_unselect_all (self->table);
  desk_wakeup_duty_forget (self->duty, (const char *const *) past_keys);
  desk_wakeup_duty_forget (self->duty, (const char *const *) listed_keys);
  if (listed->len == 1)
    /* Translators: number */
    text = g_strdup_printf (_ ("Wake-up call to %s deleted"), pbx_wakeup_get_exten (listed->pdata[0]));
  else
    text = g_strdup_printf (ngettext ("%u wake-up call deleted", "%u wake-up calls deleted", listed->len),
                            listed->len);
  desk_deletion_delete (desk_list_page_get_deletion (DESK_LIST_PAGE (self)),
                        (const char *const *) listed_keys, text);
  /* The keys go on with what moved up. */
  n_left = g_list_model_get_n_items (desk_table_get_rows (self->table));
  if (n_left > 0)
    desk_table_select (self->table, MIN (position, n_left - 1));
}

static void
delete_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  delete_targets (user_data);
}

/* In stead of what every page does: a call that was due is no record of the
 * device any more. */
static void
delete_requested_cb (DeskWakeupsPage *self, DeskTable *table)
{
  g_signal_stop_emission_by_name (table, "delete-requested");
  delete_targets (self);
}

static void
dismiss_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_wakeup_duty_dismiss (DESK_WAKEUPS_PAGE (user_data)->duty);
}

/* Printing */

static GtkPrintOperation *
make_print (DeskWakeupsPage *self)
{
  DeskSession *session = desk_page_get_session (DESK_PAGE (self));
  PbxAddress *address = pbx_client_get_address (desk_session_get_client (session));

  return desk_wakeup_print_new (G_LIST_MODEL (desk_wakeup_duty_get_book (self->duty)),
                                desk_session_get_directory (session), pbx_address_to_string (address),
                                desk_wakeup_now_get_minute (self->now));
}

static void
report_print (DeskWakeupsPage *self, const char *what_failed, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  gtk_print_operation_get_error (operation, &error);
  if (error == NULL)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", what_failed);
  desk_page_report (DESK_PAGE (self), what_failed, error);
}

static void
printed_cb (DeskWakeupsPage *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    report_print (self, _ ("Not printed"), operation);
}

static void
print_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskWakeupsPage *self = user_data;
  g_autoptr (GtkPrintOperation) operation = make_print (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

static void
exported_cb (DeskWakeupsPage *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    desk_page_add_toast (DESK_PAGE (self), adw_toast_new (_ ("List saved")));
  else
    report_print (self, _ ("List not saved"), operation);
}

static void
chooser_response_cb (DeskWakeupsPage *self, int response, GtkFileChooserNative *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      desk_wakeups_page_save_pdf (self, file);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (dialog));
  g_clear_object (&self->dialog);
}

static void
choose_file (DeskWakeupsPage *self, const char *name, gpointer unused)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->dialog != NULL)
    {
      gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
      return;
    }
  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  self->dialog =
    gtk_file_chooser_native_new (_ ("Save Wake-up Calls"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->dialog), name);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

static void
save_pdf_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskWakeupsPage *self = user_data;
  PbxWallTime now = desk_wakeup_now_get_minute (self->now);
  g_autofree char *time = pbx_wall_time_format (now);
  /* The date stands in the name, so that a new list does not replace that of
   * the night before. */
  g_autofree char *date = g_strndup (time, strlen ("2026-11-24"));
  /* Translators: the name of a file; %s is a date as 2026-11-24, or nothing */
  g_autofree char *name = g_strdup_printf (_ ("Wake-up calls %s.pdf"), date);

  self->chooser (self, name, self->chooser_data);
}

/* DeskPage */

static void
desk_wakeups_page_add (DeskPage *page)
{
  open_form (DESK_WAKEUPS_PAGE (page), NULL);
}

static void
desk_wakeups_page_search (DeskPage *page, const char *text)
{
  DeskWakeupsPage *self = DESK_WAKEUPS_PAGE (page);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  /* All calls are here: the answer comes with the key. */
  g_object_set (self->table, "filtered", *stripped != '\0', NULL);
  pbx_wakeup_book_set_search (desk_wakeup_duty_get_book (self->duty), stripped);
}

static void
desk_wakeups_page_refresh (DeskPage *page)
{
  DeskWakeupsPage *self = DESK_WAKEUPS_PAGE (page);
  PbxList *list = desk_wakeup_duty_get_list (self->duty);

  pbx_clock_poll_now (desk_session_get_clock (desk_page_get_session (page)));
  if (pbx_list_get_state (list) == PBX_LIST_READY)
    pbx_list_refresh (list);
  else
    pbx_list_retry (list);
}

static void
desk_wakeups_page_shown (DeskPage *page)
{
  /* The key for it is the window's, and another page may be the one to print. */
  desk_list_page_allow (DESK_LIST_PAGE (page), "print", TRUE);
  /* The duty loads the list, whichever page is shown. */
  desk_wakeup_duty_look (DESK_WAKEUPS_PAGE (page)->duty);
}

static void
desk_wakeups_page_hidden (DeskPage *page)
{
  desk_list_page_allow (DESK_LIST_PAGE (page), "print", FALSE);
}

/* DeskListPage */

static void
desk_wakeups_page_activate (DeskListPage *page, gpointer item)
{
  edit (DESK_WAKEUPS_PAGE (page));
}

static void
desk_wakeups_page_constructed (GObject *object)
{
  DeskWakeupsPage *self = DESK_WAKEUPS_PAGE (object);
  DeskSession *session = desk_page_get_session (DESK_PAGE (self));
  PbxClient *client;
  PbxList *list;

  G_OBJECT_CLASS (desk_wakeups_page_parent_class)->constructed (object);

  /* Without a session it is only looked at. */
  if (session == NULL)
    return;
  client = desk_session_get_client (session);
  self->duty = desk_wakeup_duty_new (session, self->now);
  list = desk_wakeup_duty_get_list (self->duty);
  desk_table_set_rows (self->table, G_LIST_MODEL (desk_wakeup_duty_get_book (self->duty)));
  desk_list_page_set_up (DESK_LIST_PAGE (self), self->table, NULL, list,
                         desk_deletion_new (DESK_PAGE (self), list, client, PBX_ENDPOINT_WAKEUP_DELETE, "ids",
                                            TRUE));
  g_signal_connect_object (desk_wakeup_duty_get_book (self->duty), "items-changed", G_CALLBACK (show_new_row),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->duty, "notify::n-missed", G_CALLBACK (missed_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->now, "notify::minute", G_CALLBACK (update_clock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk_session_get_clock (session), "notify", G_CALLBACK (update_clock), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::root", G_CALLBACK (root_changed_cb), self, 0);
  root_changed_cb (self);
  update_clock (self);
}

static void
desk_wakeups_page_dispose (GObject *object)
{
  DeskWakeupsPage *self = DESK_WAKEUPS_PAGE (object);

  if (self->dialog != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->dialog));
  g_clear_object (&self->dialog);
  g_clear_object (&self->duty);
  g_clear_pointer (&self->show_exten, g_free);
  G_OBJECT_CLASS (desk_wakeups_page_parent_class)->dispose (object);
}

static void
desk_wakeups_page_class_init (DeskWakeupsPageClass *klass)
{
  static const char *const for_one[] = { "call", "copy-number", NULL };
  static const char *const for_any[] = { "edit", "again", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskPageClass *page_class = DESK_PAGE_CLASS (klass);
  DeskListPageClass *list_class = DESK_LIST_PAGE_CLASS (klass);

  object_class->constructed = desk_wakeups_page_constructed;
  object_class->dispose = desk_wakeups_page_dispose;
  page_class->add = desk_wakeups_page_add;
  page_class->search = desk_wakeups_page_search;
  page_class->refresh = desk_wakeups_page_refresh;
  page_class->shown = desk_wakeups_page_shown;
  page_class->hidden = desk_wakeups_page_hidden;
  list_class->for_one = for_one;
  list_class->for_any = for_any;
  list_class->activate = desk_wakeups_page_activate;

  g_type_ensure (PBX_TYPE_WAKEUP);
  g_type_ensure (PBX_TYPE_PARTY);
  g_type_ensure (DESK_TYPE_PHONE_CELL);
  g_type_ensure (DESK_TYPE_WAKEUP_DAY_CELL);
  g_type_ensure (DESK_TYPE_WAKEUP_MARK_CELL);
  g_type_ensure (DESK_TYPE_WAKEUP_NOW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/wakeups/"
                                                             "desk-wakeups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupsPage, table);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupsPage, now);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupsPage, clock_label);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupsPage, difference_label);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupsPage, missed_revealer);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupsPage, missed_label);
  gtk_widget_class_bind_template_callback (widget_class, describe_day_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_time_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_wait_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_party_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_phone_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_music_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_count_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_requested_cb);
}

static void
desk_wakeups_page_init (DeskWakeupsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "edit", .activate = edit_action_cb },
    { .name = "again", .activate = again_action_cb },
    { .name = "call", .activate = call_action_cb },
    { .name = "copy-number", .activate = copy_number_action_cb },
    { .name = "delete", .activate = delete_action_cb },
    { .name = "dismiss", .activate = dismiss_action_cb },
    { .name = "print", .activate = print_action_cb },
    { .name = "save-pdf", .activate = save_pdf_action_cb },
  };

  self->chooser = choose_file;
  desk_list_page_add_actions (DESK_LIST_PAGE (self), "wakeups", entries, G_N_ELEMENTS (entries));
  desk_list_page_allow (DESK_LIST_PAGE (self), "print", FALSE);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_wakeups_page_get_table:
 * @self: the page
 *
 * Returns: (transfer none): the table
 */
DeskTable *
desk_wakeups_page_get_table (DeskWakeupsPage *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUPS_PAGE (self), NULL);
  return self->table;
}

/**
 * desk_wakeups_page_get_duty:
 * @self: the page
 *
 * Returns: (transfer none): what keeps watch
 */
DeskWakeupDuty *
desk_wakeups_page_get_duty (DeskWakeupsPage *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUPS_PAGE (self), NULL);
  return self->duty;
}

/**
 * desk_wakeups_page_set_chooser:
 * @self: the page
 * @chooser: (nullable): asks where to save; %NULL for the desktop's dialog
 * @user_data: for @chooser; it lives as long as the page
 *
 * Sets who asks where a list is saved: no test can drive a desktop's dialog.
 */
void
desk_wakeups_page_set_chooser (DeskWakeupsPage *self, DeskWakeupsChooser chooser, gpointer user_data)
{
  g_return_if_fail (DESK_IS_WAKEUPS_PAGE (self));
  self->chooser = chooser != NULL ? chooser : choose_file;
  self->chooser_data = user_data;
}

/**
 * desk_wakeups_page_save_pdf:
 * @self: the page
 * @file: where to
 *
 * Saves the list that is shown as a PDF document.
 */
void
desk_wakeups_page_save_pdf (DeskWakeupsPage *self, GFile *file)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (DESK_IS_WAKEUPS_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  path = g_file_get_path (file);
  if (path == NULL)
    {
      g_autoptr (GError) error =
        g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("Save it in a folder of this computer."));

      desk_page_report (DESK_PAGE (self), _ ("List not saved"), error);
      return;
    }
  operation = make_print (self);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect_object (operation, "done", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
}
