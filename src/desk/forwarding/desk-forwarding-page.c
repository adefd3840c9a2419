/* desk-forwarding-page.c: the call forwards of the PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-forwarding-page.h"

#include "desk-confirm-all.h"
#include "desk-forward-detail.h"
#include "desk-forward-editor.h"
#include "desk-forward-words.h"
#include "desk-mark-cell.h"
#include "desk-switch-cell.h"
#include "desk-switcher.h"

#include "pbx-fold.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * DeskForwardingPage:
 *
 * The call forwards of the PBX: who, where to, when, and what is wrong with it. The device neither searches
 * nor sorts them: all of them are loaded, which the warnings need anyway.
 */
struct _DeskForwardingPage
{
  DeskListPage parent_instance;

  DeskForwardChecks *checks; /* owned */
  DeskSwitcher *switcher;    /* owned */
  PbxForward *added;         /* owned, nullable: what was added and has no id yet */

  DeskSplit *split;
  DeskTable *table;
  DeskForwardDetail *detail;
};

G_DEFINE_FINAL_TYPE (DeskForwardingPage, desk_forwarding_page, DESK_TYPE_LIST_PAGE)

static PbxDirectory *
get_directory (DeskForwardingPage *self)
{
  return desk_session_get_directory (desk_page_get_session (DESK_PAGE (self)));
}

static PbxList *
get_list (DeskForwardingPage *self)
{
  return desk_list_page_get_list (DESK_LIST_PAGE (self));
}

/* What the template calls */

static PbxParty *
get_party_cb (gpointer item, const char *number, DeskForwardingPage *self)
{
  if (number == NULL || *number == '\0' || self->checks == NULL)
    return NULL;
  return pbx_directory_get_party (get_directory (self), number);
}

static char *
describe_number_cb (gpointer item, const char *number, const char *name, DeskForwardingPage *self)
{
  return desk_forward_describe_number (number, name);
}

static char *
describe_condition_cb (gpointer item, const char *condition, DeskForwardingPage *self)
{
  return desk_choice_describe (desk_forward_conditions, condition);
}

static char *
describe_ring_time_cb (gpointer item, const char *condition, gint64 seconds, DeskForwardingPage *self)
{
  return desk_forward_describe_ring_time (condition, seconds);
}

static DeskForwardCheck *
get_check_cb (gpointer item, gint64 id, DeskForwardingPage *self)
{
  if (self->checks == NULL || !pbx_record_get_ready (item))
    return NULL;
  return g_object_ref (desk_forward_checks_get (self->checks, item));
}

static char *
describe_row_cb (gpointer item,
                 const char *from,
                 const char *to,
                 const char *condition,
                 const DeskMark *mark,
                 DeskForwardingPage *self)
{
  g_autofree char *when = desk_choice_describe (desk_forward_conditions, condition);

  if (mark == NULL)
    /* Translators: what a screen reader says of a row: 201 Anna to 205 Ben, No answer */
    return g_strdup_printf (_ ("%s to %s, %s"), from, to, when);
  /* Translators: what a screen reader says of a row: 201 Anna to 205 Ben, No answer, warning: Loop */
  return g_strdup_printf (_ ("%s to %s, %s, warning: %s"), from, to, when, mark->word);
}

static char *
describe_count_cb (DeskForwardingPage *self, guint n)
{
  return g_strdup_printf (ngettext ("%u call forward", "%u call forwards", n), n);
}

/* Searching and sorting */

static void
append_number (GString *text, PbxDirectory *directory, const char *number)
{
  PbxPerson *person = pbx_directory_lookup (directory, number);

  g_string_append_printf (text, "%s\n", number);
  if (person != NULL)
    g_string_append_printf (text, "%s\n", pbx_person_get_name (person));
}

/* Every word has to be somewhere in what the row says. */
static gboolean
match_cb (PbxRecord *record, const char *keyword, gpointer user_data)
{
  PbxForward *forward = PBX_FORWARD (record);
  PbxDirectory *directory = user_data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *condition =
    desk_choice_describe (desk_forward_conditions, pbx_forward_get_condition (forward));
  g_autofree char *folded = NULL;
  g_autofree char *folded_keyword = pbx_fold_text (keyword);
  g_auto (GStrv) words = g_strsplit (folded_keyword, " ", -1);

  append_number (text, directory, pbx_forward_get_exten (forward));
  append_number (text, directory, pbx_forward_get_dest (forward));
  g_string_append (text, condition);
  folded = pbx_fold_text (text->str);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (folded, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

static char *
sort_key_cb (PbxRecord *record, const char *column_key, gpointer user_data)
{
  PbxForward *forward = PBX_FORWARD (record);

  if (g_str_equal (column_key, "exten"))
    return g_utf8_collate_key_for_filename (pbx_forward_get_exten (forward), -1);
  if (g_str_equal (column_key, "dest"))
    return g_utf8_collate_key_for_filename (pbx_forward_get_dest (forward), -1);
  if (g_str_equal (column_key, "enable"))
    return g_strdup (pbx_forward_get_enable (forward) ? "1" : "0");
  if (g_str_equal (column_key, "timeout"))
    return g_strdup_printf ("%d%020" G_GINT64_FORMAT,
                            desk_forward_rings (pbx_forward_get_condition (forward)),
                            pbx_forward_get_timeout (forward));
  /* From the rarest to the most often, as the form offers them */
  for (guint i = 0; desk_forward_conditions[i].value != NULL; i++)
    {
      if (g_str_equal (desk_forward_conditions[i].value, pbx_forward_get_condition (forward)))
        return g_strdup_printf ("%u", i);
    }
  return g_strdup (pbx_forward_get_condition (forward));
}

/* Adding and editing */

static void
find_added (DeskForwardingPage *self)
{
  g_autoptr (GPtrArray) all = NULL;

  if (self->added == NULL)
    return;
  all = pbx_list_get_all (get_list (self));
  /* The newest is the last. */
  for (guint i = all->len; i > 0 && self->added != NULL; i--)
    {
      PbxForward *forward = all->pdata[i - 1];

      if (g_str_equal (pbx_forward_get_exten (forward), pbx_forward_get_exten (self->added)) &&
          g_str_equal (pbx_forward_get_dest (forward), pbx_forward_get_dest (self->added)))
        {
          g_autofree char *key = pbx_record_dup_key (PBX_RECORD (forward));

          g_clear_object (&self->added);
          desk_list_page_show_key (DESK_LIST_PAGE (self), key);
        }
    }
}

static void
saved_cb (DeskForwardingPage *self, DeskForwardEditor *editor)
{
  PbxForward *draft = desk_forward_editor_get_draft (editor);
  gboolean added = desk_forward_editor_get_forward (editor) == NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (added)
    text = g_strdup_printf (_ ("Call forward of %s added"), pbx_forward_get_exten (draft));
  else
    text = g_strdup_printf (_ ("Call forward of %s saved"), pbx_forward_get_exten (draft));
  escaped = g_markup_escape_text (text, -1);
  /* The answer does not say which id it got. */
  if (added)
    g_set_object (&self->added, draft);
  desk_forward_checks_queue (self->checks);
  pbx_list_refresh (get_list (self));
  desk_page_add_toast (DESK_PAGE (self), adw_toast_new (escaped));
}

static void
open_editor (DeskForwardingPage *self, PbxForward *forward)
{
  DeskForwardEditor *editor;

  if (desk_form_present_open (GTK_WIDGET (self)))
    return;
  editor = desk_forward_editor_new (desk_page_get_session (DESK_PAGE (self)), self->checks, forward);
  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  desk_form_open (DESK_FORM (editor), GTK_WIDGET (self));
}

/* Actions */

static void
edit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxForward) forward = desk_list_page_get_target (user_data);

  if (forward != NULL)
    open_editor (user_data, forward);
}

static void
copy_destination_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxForward) forward = desk_list_page_get_target (user_data);

  if (forward != NULL)
    desk_list_page_copy (user_data, pbx_forward_get_dest (forward), _ ("Number copied"));
}

static void
set_enabled_one (DeskForwardingPage *self, PbxForward *forward, gboolean enable)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  desk_switcher_set (self->switcher, (GApplication *) application, PBX_RECORD (forward), enable);
}

static void
set_enabled (DeskForwardingPage *self, gboolean enable)
{
  g_autoptr (GPtrArray) targets = desk_list_page_get_targets (DESK_LIST_PAGE (self));

  for (guint i = 0; i < targets->len; i++)
    set_enabled_one (self, targets->pdata[i], enable);
  desk_list_page_update_actions (DESK_LIST_PAGE (self));
  desk_forward_checks_queue (self->checks);
}

/* Whether one of what the actions are about is in force, or is not. */
static gboolean
has_target (DeskForwardingPage *self, gboolean enabled)
{
  g_autoptr (GPtrArray) targets = desk_list_page_get_targets (DESK_LIST_PAGE (self));

  for (guint i = 0; i < targets->len; i++)
    {
      if (pbx_forward_get_enable (targets->pdata[i]) == enabled)
        return TRUE;
    }
  return FALSE;
}

static void
enable_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_enabled (user_data, TRUE);
}

static void
disable_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_enabled (user_data, FALSE);
}

static void
toggle_enabled_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_enabled (user_data, has_target (user_data, FALSE));
}

static void
toggled_cb (DeskForwardingPage *self, PbxForward *forward, gboolean active)
{
  set_enabled_one (self, forward, active);
  desk_list_page_update_actions (DESK_LIST_PAGE (self));
  desk_forward_checks_queue (self->checks);
}

static void
switch_failed_cb (DeskForwardingPage *self, guint n_failed, guint n_tried, const GError *error)
{
  g_autofree char *text = NULL;

  if (n_tried == 1)
    text = g_strdup (_ ("Call forward not changed"));
  else
    text = g_strdup_printf (_ ("%u of %u call forwards not changed"), n_failed, n_tried);
  desk_page_report (DESK_PAGE (self), text, error);
  desk_list_page_update_actions (DESK_LIST_PAGE (self));
  desk_forward_checks_queue (self->checks);
  /* Without an answer nobody knows what the device did: see what is there. */
  if (!g_error_matches (error, PBX_ERROR, PBX_ERROR_REFUSED))
    pbx_list_refresh (get_list (self));
}

static char *
make_delete_all_heading (guint n)
{
  return g_strdup_printf (ngettext ("Delete %u Call Forward?", "Delete All %u Call Forwards?", n), n);
}

static void
delete_all_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const DeskConfirmAllKind kind = {
    .endpoint = PBX_ENDPOINT_FORWARD_DELETE_ALL,
    .list_endpoint = PBX_ENDPOINT_FORWARDS,
    .make_heading = make_delete_all_heading,
    .body = N_ ("Calls will ring at the extensions that they were made to."),
    .deleted = N_ ("All call forwards deleted"),
    .not_deleted = N_ ("Call forwards not deleted"),
  };

  gtk_window_present (GTK_WINDOW (desk_confirm_all_new (user_data, &kind)));
}

/* DeskPage and DeskListPage */

static void
desk_forwarding_page_add (DeskPage *page)
{
  open_editor (DESK_FORWARDING_PAGE (page), NULL);
}

static void
desk_forwarding_page_set_detail (DeskListPage *page, gpointer item)
{
  desk_forward_detail_set_forward (DESK_FORWARDING_PAGE (page)->detail, item);
}

static char *
desk_forwarding_page_describe_deleted (DeskListPage *page, GPtrArray *targets)
{
  if (targets->len == 1)
    return g_strdup_printf (_ ("Call forward of %s deleted"), pbx_forward_get_exten (targets->pdata[0]));
  return g_strdup_printf (ngettext ("%u call forward deleted", "%u call forwards deleted", targets->len),
                          targets->len);
}

static void
desk_forwarding_page_update_actions (DeskListPage *page)
{
  desk_list_page_allow (page, "enable", has_target (DESK_FORWARDING_PAGE (page), FALSE));
  desk_list_page_allow (page, "disable", has_target (DESK_FORWARDING_PAGE (page), TRUE));
}

/* GObject */

static void
directory_changed_cb (DeskForwardingPage *self)
{
  pbx_list_search_again (get_list (self));
}

static void
desk_forwarding_page_constructed (GObject *object)
{
  DeskForwardingPage *self = DESK_FORWARDING_PAGE (object);
  DeskSession *session = desk_page_get_session (DESK_PAGE (self));
  PbxClient *client = desk_session_get_client (session);
  g_autoptr (PbxList) list = NULL;

  G_OBJECT_CLASS (desk_forwarding_page_parent_class)->constructed (object);

  list = pbx_list_new (client, PBX_ENDPOINT_FORWARDS, PBX_TYPE_FORWARD);
  pbx_list_set_local (list, match_cb, sort_key_cb, g_object_ref (get_directory (self)), g_object_unref);
  self->checks = desk_forward_checks_new (list, get_directory (self), desk_session_get_monitor (session));
  desk_forward_detail_set_checks (self->detail, self->checks);
  self->switcher = desk_switcher_new (client, PBX_ENDPOINT_FORWARD_UPDATE);
  g_signal_connect_object (self->switcher, "failed", G_CALLBACK (switch_failed_cb), self, G_CONNECT_SWAPPED);
  desk_list_page_set_up (DESK_LIST_PAGE (self), self->table, self->split, list,
                         desk_deletion_new (DESK_PAGE (self), list, client, PBX_ENDPOINT_FORWARD_DELETE,
                                            "ids", TRUE));
  g_signal_connect_object (list, "all-changed", G_CALLBACK (find_added), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_directory (self), "changed", G_CALLBACK (directory_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
desk_forwarding_page_dispose (GObject *object)
{
  DeskForwardingPage *self = DESK_FORWARDING_PAGE (object);

  g_clear_object (&self->switcher);
  g_clear_object (&self->added);
  G_OBJECT_CLASS (desk_forwarding_page_parent_class)->dispose (object);
  g_clear_object (&self->checks);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, get_party_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_number_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_condition_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_ring_time_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_check_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_count_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
desk_forwarding_page_class_init (DeskForwardingPageClass *klass)
{
  static const char *const for_one[] = { "edit", "copy-destination", NULL };
  static const char *const for_any[] = { "toggle-enabled", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskListPageClass *list_class = DESK_LIST_PAGE_CLASS (klass);

  object_class->constructed = desk_forwarding_page_constructed;
  object_class->dispose = desk_forwarding_page_dispose;
  DESK_PAGE_CLASS (klass)->add = desk_forwarding_page_add;
  list_class->for_one = for_one;
  list_class->for_any = for_any;
  list_class->set_detail = desk_forwarding_page_set_detail;
  list_class->describe_deleted = desk_forwarding_page_describe_deleted;
  list_class->update_actions = desk_forwarding_page_update_actions;

  g_type_ensure (DESK_TYPE_MARK_CELL);
  g_type_ensure (DESK_TYPE_FORWARD_CHECK);
  g_type_ensure (DESK_TYPE_FORWARD_DETAIL);
  g_type_ensure (DESK_TYPE_SWITCH_CELL);
  g_type_ensure (PBX_TYPE_FORWARD);
  g_type_ensure (PBX_TYPE_PARTY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/forwarding/"
                                                             "desk-forwarding-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskForwardingPage, split);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardingPage, table);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardingPage, detail);
  bind_callbacks (widget_class);
}

static void
desk_forwarding_page_init (DeskForwardingPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "edit", .activate = edit_action_cb },
    { .name = "copy-destination", .activate = copy_destination_action_cb },
    { .name = "enable", .activate = enable_action_cb },
    { .name = "disable", .activate = disable_action_cb },
    { .name = "toggle-enabled", .activate = toggle_enabled_action_cb },
    { .name = "delete-all", .activate = delete_all_action_cb },
  };

  desk_list_page_add_actions (DESK_LIST_PAGE (self), "forwarding", entries, G_N_ELEMENTS (entries));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_forwarding_page_get_checks:
 * @self: the page
 *
 * Returns: (transfer none): what is warned of
 */
DeskForwardChecks *
desk_forwarding_page_get_checks (DeskForwardingPage *self)
{
  g_return_val_if_fail (DESK_IS_FORWARDING_PAGE (self), NULL);
  return self->checks;
}
