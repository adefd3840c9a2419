/* desk-call-statistics.c: a window with figures over all calls that are found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-statistics.h"

#include "desk-call-figures-text.h"
#include "desk-call-words.h"
#include "desk-error.h"

#include <glib/gi18n.h>

/**
 * DeskCallStatistics:
 *
 * Computes figures over all calls that a list finds, page after page, and shows them. It shows how far that
 * is and can be stopped; what was computed before is gone by then, so that no figures stand beside another
 * filter.
 */
struct _DeskCallStatistics
{
  AdwWindow parent_instance;

  DeskSession *session;          /* owned */
  PbxList *list;                 /* owned */
  PbxCallFilter *filter;         /* owned */
  PbxCallStatistics *statistics; /* owned, nullable: not whole while it is computed */
  GCancellable *cancellable;     /* owned, nullable: it is computed */
  GSimpleActionGroup *actions;   /* owned */
  const char *state;

  AdwWindowTitle *title;
  GtkWidget *copy_button;
  GtkStack *stack;
  DeskWorkView *view;
  DeskCallFigures *figures;
  AdwToastOverlay *overlay;
};

#define PAGE_SIZE 500

G_DEFINE_FINAL_TYPE (DeskCallStatistics, desk_call_statistics, ADW_TYPE_WINDOW)

static void
allow (DeskCallStatistics *self, const char *name, gboolean allowed)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), allowed);
}

static void
set_state (DeskCallStatistics *self, const char *state)
{
  gboolean content = g_str_equal (state, "content");

  self->state = state;
  allow (self, "copy", content);
  /* Before what has the focus now is hidden, or the first label would get it and be selected */
  if (content)
    gtk_widget_grab_focus (self->copy_button);
  gtk_stack_set_visible_child_name (self->stack, content ? "content" : "work");
  allow (self, "stop", g_str_equal (state, "progress"));
  allow (self, "refresh", !g_str_equal (state, "progress"));
}

static void
show_failure (DeskCallStatistics *self, const GError *error)
{
  g_autofree char *title = desk_error_title (error);
  g_autofree char *sentence = desk_error_describe (error);

  desk_work_view_end (self->view, "dialog-error-symbolic", title, sentence, _ ("_Try Again"));
  set_state (self, "failed");
}

static void
show_result (DeskCallStatistics *self)
{
  if (pbx_call_statistics_get_n_calls (self->statistics) == 0)
    {
      desk_work_view_end (self->view, "desk-calls-symbolic", _ ("No Calls"),
                          _ ("No call is like what you look for."), NULL);
      set_state (self, "empty");
      return;
    }
  desk_call_figures_set (self->figures, self->statistics, desk_session_get_directory (self->session));
  set_state (self, "content");
}

static void
rows_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DeskCallStatistics *self = user_data;
  PbxScan *scan = PBX_SCAN (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pbx_scan_next_finish (scan, result, &error);

  /* The window may be gone, or count anew. */
  if (pbx_error_is_cancelled (error))
    return;
  if (error != NULL || rows == NULL)
    {
      g_clear_object (&self->cancellable);
      if (error != NULL)
        show_failure (self, error);
      else
        show_result (self);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    pbx_call_statistics_add (self->statistics, rows->pdata[i]);
  desk_work_view_set_progress (self->view, pbx_scan_get_fetched (scan), pbx_scan_get_total (scan));
  pbx_scan_next_async (scan, self->cancellable, rows_cb, self);
}

static void
stop (DeskCallStatistics *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_period (DeskCallStatistics *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *range = NULL;
  PbxPeriod period;

  g_object_get (self->filter, "period", &period, "from", &from, "to", &to, NULL);
  if (period == PBX_PERIOD_RANGE)
    /* Translators: the first and the last day of a range, either may be missing */
    range = g_strdup_printf (_ ("%s – %s"), from, to);
  adw_window_title_set_subtitle (self->title, range != NULL ? range : desk_period_get_word (period));
}

/**
 * desk_call_statistics_compute:
 * @self: the window
 *
 * Computes the figures anew, over what the list finds now.
 */
void
desk_call_statistics_compute (DeskCallStatistics *self)
{
  g_autoptr (PbxScan) scan = NULL;

  g_return_if_fail (DESK_IS_CALL_STATISTICS (self));

  stop (self);
  g_clear_object (&self->statistics);
  self->statistics = pbx_call_statistics_new ();
  self->cancellable = g_cancellable_new ();
  scan = pbx_list_new_scan (self->list, PAGE_SIZE);
  show_period (self);
  desk_work_view_start (self->view, _ ("Counting Calls"));
  set_state (self, "progress");
  pbx_scan_next_async (scan, self->cancellable, rows_cb, self);
}

static void
stop_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskCallStatistics *self = user_data;

  stop (self);
  desk_work_view_end (self->view, "desk-statistics-symbolic", _ ("Stopped"),
                      _ ("Not all calls were counted, so there are no figures."), _ ("_Count Again"));
  set_state (self, "stopped");
}

static void
refresh_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_call_statistics_compute (user_data);
}

static void
copy_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskCallStatistics *self = user_data;
  g_autofree char *text = desk_call_statistics_dup_text (self);

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  adw_toast_overlay_add_toast (self->overlay, adw_toast_new (_ ("Numbers copied")));
}

static gboolean
close_request_cb (DeskCallStatistics *self)
{
  stop (self);
  return GDK_EVENT_PROPAGATE;
}

static void
desk_call_statistics_dispose (GObject *object)
{
  DeskCallStatistics *self = DESK_CALL_STATISTICS (object);

  stop (self);
  g_clear_object (&self->session);
  g_clear_object (&self->list);
  g_clear_object (&self->filter);
  g_clear_object (&self->statistics);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (desk_call_statistics_parent_class)->dispose (object);
}

static void
desk_call_statistics_class_init (DeskCallStatisticsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_call_statistics_dispose;
  g_type_ensure (DESK_TYPE_WORK_VIEW);
  g_type_ensure (DESK_TYPE_CALL_FIGURES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/calls/"
                                                             "desk-call-statistics.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskCallStatistics, title);
  gtk_widget_class_bind_template_child (widget_class, DeskCallStatistics, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DeskCallStatistics, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskCallStatistics, view);
  gtk_widget_class_bind_template_child (widget_class, DeskCallStatistics, figures);
  gtk_widget_class_bind_template_child (widget_class, DeskCallStatistics, overlay);
  gtk_widget_class_bind_template_callback (widget_class, desk_call_statistics_compute);
}

static void
desk_call_statistics_init (DeskCallStatistics *self)
{
  static const GActionEntry entries[] = {
    { .name = "stop", .activate = stop_action_cb },
    { .name = "refresh", .activate = refresh_action_cb },
    { .name = "copy", .activate = copy_action_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "statistics", G_ACTION_GROUP (self->actions));
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
  self->state = "progress";
}

/**
 * desk_call_statistics_new:
 * @parent: the window that it belongs to
 * @session: the device
 * @list: the calls, with what is searched for; see [method@Pbx.List.new_scan]
 * @filter: where what is searched for comes from
 *
 * Creates the window; nothing is computed yet.
 *
 * Returns: (transfer none): the window; GTK owns it until it is closed
 */
DeskCallStatistics *
desk_call_statistics_new (GtkWindow *parent, DeskSession *session, PbxList *list, PbxCallFilter *filter)
{
  DeskCallStatistics *self;

  g_return_val_if_fail (DESK_IS_SESSION (session), NULL);
  g_return_val_if_fail (PBX_IS_LIST (list), NULL);
  g_return_val_if_fail (PBX_IS_CALL_FILTER (filter), NULL);

  self = g_object_new (DESK_TYPE_CALL_STATISTICS, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->list = g_object_ref (list);
  self->filter = g_object_ref (filter);

  return self;
}

/**
 * desk_call_statistics_get_state:
 *
 * Returns: (transfer none): progress, content, empty, failed or stopped
 */
const char *
desk_call_statistics_get_state (DeskCallStatistics *self)
{
  g_return_val_if_fail (DESK_IS_CALL_STATISTICS (self), NULL);
  return self->state;
}

/**
 * desk_call_statistics_dup_text:
 *
 * Returns: (transfer full) (nullable): all figures as text; %NULL where there are none
 */
char *
desk_call_statistics_dup_text (DeskCallStatistics *self)
{
  g_return_val_if_fail (DESK_IS_CALL_STATISTICS (self), NULL);

  if (!g_str_equal (self->state, "content"))
    return NULL;

  return desk_call_figures_write (self->statistics, desk_session_get_directory (self->session));
}
