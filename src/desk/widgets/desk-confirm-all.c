/* desk-confirm-all.c: asks before everything of a list is deleted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-confirm-all.h"

#include "desk-error.h"

#include <glib/gi18n.h>

/**
 * DeskConfirmAll:
 *
 * Asks before everything of a list is deleted, which cannot be undone: the person types how many rows
 * there are. Then it tells the device, and the page says what became of it.
 *
 * The number is the device's own, asked for when the dialog opens, whatever the page searches for, and
 * after the deletions that still waited for their Undo to pass.
 */
struct _DeskConfirmAll
{
  AdwMessageDialog parent_instance;

  DeskListPage *page;        /* owned: the page's own list and session are needed as long as this asks */
  GCancellable *cancellable; /* owned: ends the counting */
  PbxScan *scan;             /* owned, nullable: counts */
  char *answer;              /* owned, nullable: what has to be typed */
  const DeskConfirmAllKind *kind;

  GtkStack *stack;
  GtkSpinner *spinner;
  GtkEditable *count_row;

  gulong settled_handler;
};

/* Devices that do not say how many rows they have are read to the end, in pages of this size. */
#define COUNT_PAGE_SIZE 50

/* A call that the device was sent. It outlives the dialog and the page. */
typedef struct
{
  GWeakRef page;             /* DeskListPage */
  PbxList *list;             /* owned */
  GApplication *application; /* owned, nullable: held until the answer is there */
  const DeskConfirmAllKind *kind;
} Sent;

G_DEFINE_FINAL_TYPE (DeskConfirmAll, desk_confirm_all, ADW_TYPE_MESSAGE_DIALOG)

/* Counting */

static void
show_state (DeskConfirmAll *self, const char *state, const char *heading, const char *body)
{
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), body);
  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "counting"));
}

static void
ask (DeskConfirmAll *self, guint n)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  g_autofree char *title = NULL;
  const char *last = _ ("This cannot be undone.");

  if (n == 0)
    {
      adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (self), "cancel", _ ("_Close"));
      show_state (self, "nothing", _ ("Nothing to Delete"), _ ("The list is empty already."));
      return;
    }
  heading = self->kind->make_heading (n);
  if (self->kind->body != NULL)
    body = g_strdup_printf ("%s %s", gettext (self->kind->body), last);
  self->answer = g_strdup_printf ("%u", n);
  /* Translators: %s is a number that has to be typed as it stands here */
  title = g_strdup_printf (_ ("Type %s to confirm"), self->answer);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->count_row), title);
  show_state (self, "ask", heading, body != NULL ? body : last);
  gtk_widget_grab_focus (GTK_WIDGET (self->count_row));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PbxScan *scan = PBX_SCAN (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pbx_scan_next_finish (scan, result, &error);
  DeskConfirmAll *self = user_data;

  /* The dialog may be gone. */
  if (pbx_error_is_cancelled (error))
    return;
  if (error != NULL)
    {
      g_autofree char *heading = desk_error_title (error);
      g_autofree char *body = desk_error_describe (error);

      show_state (self, "failed", heading, body);
    }
  else if (pbx_scan_get_total (scan) >= 0)
    ask (self, MIN (pbx_scan_get_total (scan), G_MAXUINT));
  else if (rows == NULL)
    ask (self, MIN (pbx_scan_get_fetched (scan), G_MAXUINT));
  else
    pbx_scan_next_async (scan, self->cancellable, counted_cb, self);
}

static void
count_once_settled (DeskConfirmAll *self)
{
  DeskDeletion *deletion = desk_list_page_get_deletion (self->page);
  GListModel *list = G_LIST_MODEL (desk_list_page_get_list (self->page));
  DeskSession *session = desk_page_get_session (DESK_PAGE (self->page));

  if (deletion != NULL && desk_deletion_get_busy (deletion))
    return;
  if (deletion != NULL)
    g_clear_signal_handler (&self->settled_handler, deletion);
  g_clear_object (&self->scan);
  self->scan = pbx_scan_new (desk_session_get_client (session), self->kind->list_endpoint,
                             g_list_model_get_item_type (list), NULL, COUNT_PAGE_SIZE);
  pbx_scan_next_async (self->scan, self->cancellable, counted_cb, self);
}

static void
start (DeskConfirmAll *self)
{
  DeskDeletion *deletion = desk_list_page_get_deletion (self->page);

  show_state (self, "counting", _ ("Delete All?"), "");
  if (deletion != NULL)
    {
      desk_deletion_flush (deletion);
      self->settled_handler =
        g_signal_connect_object (deletion, "notify::busy", G_CALLBACK (count_once_settled), self,
                                 G_CONNECT_SWAPPED);
    }
  count_once_settled (self);
}

static gboolean
is_confirmed (DeskConfirmAll *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->count_row)));

  return self->answer != NULL && g_str_equal (typed, self->answer);
}

static void
typed_cb (DeskConfirmAll *self)
{
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "delete", is_confirmed (self));
}

/* Deleting */

static void
sent_free (Sent *sent)
{
  if (sent->application != NULL)
    g_application_release (sent->application);
  g_clear_object (&sent->application);
  g_weak_ref_clear (&sent->page);
  g_object_unref (sent->list);
  g_free (sent);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sent *sent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);
  g_autoptr (DeskListPage) page = g_weak_ref_get (&sent->page);

  if (page != NULL && error == NULL)
    {
      g_autofree char *title = g_markup_escape_text (gettext (sent->kind->deleted), -1);

      desk_list_page_all_deleted (page);
      desk_page_add_toast (DESK_PAGE (page), adw_toast_new (title));
    }
  else if (page != NULL)
    {
      desk_page_report (DESK_PAGE (page), gettext (sent->kind->not_deleted), error);
      /* The device may have deleted them all the same, or some of them: see what is there. */
      if (!pbx_error_is_cancelled (error))
        pbx_list_refresh (sent->list);
    }
  sent_free (sent);
}

static void
desk_confirm_all_response (AdwMessageDialog *dialog, const char *response)
{
  DeskConfirmAll *self = DESK_CONFIRM_ALL (dialog);

  if (g_str_equal (response, "delete") && is_confirmed (self))
    {
      DeskSession *session = desk_page_get_session (DESK_PAGE (self->page));
      GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
      GtkApplication *application = window != NULL ? gtk_window_get_application (window) : NULL;
      Sent *sent = g_new0 (Sent, 1);

      g_weak_ref_init (&sent->page, self->page);
      sent->list = g_object_ref (desk_list_page_get_list (self->page));
      sent->kind = self->kind;
      if (application != NULL)
        {
          sent->application = g_object_ref (G_APPLICATION (application));
          g_application_hold (sent->application);
        }
      pbx_client_call_async (desk_session_get_client (session), self->kind->endpoint, NULL, NULL, answered_cb,
                             sent);
    }
  if (ADW_MESSAGE_DIALOG_CLASS (desk_confirm_all_parent_class)->response != NULL)
    ADW_MESSAGE_DIALOG_CLASS (desk_confirm_all_parent_class)->response (dialog, response);
}

static void
desk_confirm_all_dispose (GObject *object)
{
  DeskConfirmAll *self = DESK_CONFIRM_ALL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->scan);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (desk_confirm_all_parent_class)->dispose (object);
}

static void
desk_confirm_all_finalize (GObject *object)
{
  DeskConfirmAll *self = DESK_CONFIRM_ALL (object);

  g_clear_object (&self->cancellable);
  g_free (self->answer);
  G_OBJECT_CLASS (desk_confirm_all_parent_class)->finalize (object);
}

static void
desk_confirm_all_class_init (DeskConfirmAllClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_confirm_all_dispose;
  object_class->finalize = desk_confirm_all_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = desk_confirm_all_response;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/widgets/desk-confirm-all.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskConfirmAll, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskConfirmAll, spinner);
  gtk_widget_class_bind_template_child (widget_class, DeskConfirmAll, count_row);
  gtk_widget_class_bind_template_child_full (widget_class, "try_again", TRUE, 0);
  gtk_widget_class_bind_template_callback (widget_class, start);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
desk_confirm_all_init (DeskConfirmAll *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_confirm_all_new:
 * @page: the page whose list is emptied; it is in a window
 * @kind: what is deleted, and the words for it; static
 *
 * Sends what waits for its Undo to pass, counts, and asks.
 *
 * Returns: (transfer none): a dialog to present; it goes with its response, or with the page
 */
DeskConfirmAll *
desk_confirm_all_new (DeskListPage *page, const DeskConfirmAllKind *kind)
{
  GtkRoot *root;
  DeskConfirmAll *self;

  g_return_val_if_fail (DESK_IS_LIST_PAGE (page), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  root = gtk_widget_get_root (GTK_WIDGET (page));
  self = g_object_new (DESK_TYPE_CONFIRM_ALL, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  self->page = g_object_ref (page);
  self->kind = kind;
  /* The session ended: there is nobody to ask for. */
  g_signal_connect_object (page, "unrealize", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  start (self);

  return self;
}
