/* desk-caller-actions.c: calling as an action that every page has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-caller-actions.h"

#include "desk-error.h"
#include "desk-page.h"

#include <glib/gi18n.h>

typedef struct
{
  GWeakRef page;
  char *name; /* owned: who is called, in words */
} Call;

static void
call_free (Call *call)
{
  g_weak_ref_clear (&call->page);
  g_free (call->name);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
report (DeskPage *page, const char *name, const GError *error)
{
  g_autofree char *sentence = desk_error_describe (error);
  g_autofree char *text = NULL;

  /* What the device says of a number or an extension is short and says what to do. */
  if (g_error_matches (error, PBX_ERROR, PBX_ERROR_REFUSED))
    /* Translators: a name or a number, and the reason of the PBX */
    text = g_strdup_printf (_ ("%s was not called: %s"), name, sentence);
  else if (g_error_matches (error, PBX_ERROR, PBX_ERROR_OUTCOME_UNKNOWN))
    text = g_strdup_printf (_ ("%s may not have been called"), name);
  else
    text = g_strdup_printf (_ ("%s was not called"), name);
  desk_page_report (page, text, error);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPage) page = g_weak_ref_get (&call->page);
  gboolean placed = desk_caller_call_finish (DESK_CALLER (source), result, &error);

  if (page == NULL)
    return;
  if (placed)
    {
      g_autofree char *text = g_strdup_printf (_ ("Calling %s… Your phone rings first"), call->name);
      g_autofree char *title = g_markup_escape_text (text, -1);

      desk_page_add_toast (page, adw_toast_new (title));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    report (page, call->name, error);
}

static void
call_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DeskPage *page = DESK_PAGE (widget);
  DeskSession *session = desk_page_get_session (page);
  const char *number = g_variant_get_string (parameter, NULL);
  PbxPerson *person;
  Call *call;

  if (session == NULL || *number == '\0')
    return;
  person = pbx_directory_lookup (desk_session_get_directory (session), number);
  call = g_new0 (Call, 1);
  g_weak_ref_init (&call->page, page);
  call->name = g_strdup (
    person != NULL && *pbx_person_get_name (person) != '\0' ? pbx_person_get_name (person) : number);
  desk_caller_call_async (desk_session_get_caller (session), widget, number, NULL, called_cb, call);
}

static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DeskSession *session = desk_page_get_session (DESK_PAGE (widget));

  if (session != NULL)
    desk_caller_choose_own_extension (desk_session_get_caller (session), widget);
}

/**
 * desk_caller_actions_install:
 * @page_class: the class of #DeskPage
 *
 * Gives pages the actions `caller.call`, whose parameter is the number to call, and
 * `caller.choose-extension`, which asks what phone rings first.
 */
void
desk_caller_actions_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "caller.call", "s", call_cb);
  gtk_widget_class_install_action (page_class, "caller.choose-extension", NULL, choose_cb);
}
