/* desk-deletion.c: deleting with Undo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-deletion.h"

#include <glib/gi18n.h>

/**
 * DeskDeletion:
 *
 * Deletes rows of a list so that it can be undone: the rows go at once, the device is told when the toast
 * with Undo goes.
 *
 * What a person saw go must go: whatever ends the toast (its time, another deletion, the window, the
 * session) sends it, and the application stays alive until the device has answered. Nothing is sent twice.
 */
struct _DeskDeletion
{
  GObject parent_instance;

  GWeakRef page;     /* DeskPage: it owns the deletion */
  PbxList *list;     /* owned */
  PbxClient *client; /* owned */
  GStrv pending;     /* owned, nullable: hidden and not yet sent */
  AdwToast *toast;   /* owned, nullable */
  GtkWindow *window; /* weak, nullable */
  gulong close_handler;
  gulong root_handler;
  char *member; /* owned */
  gint64 since; /* when rows were hidden last, in monotonic microseconds */
  PbxEndpoint endpoint;
  guint n_sent; /* deletions that the device has not answered yet */
  gboolean numeric;
  gboolean reused; /* the toast stood for an earlier deletion first */
};

/* How long a deletion can be undone at least */
#define MIN_UNDO_TIME (4 * G_USEC_PER_SEC)

/* A deletion that the device was told of. It outlives the page. */
typedef struct
{
  DeskDeletion *self;        /* owned */
  GStrv keys;                /* owned */
  GApplication *application; /* owned, nullable: held until the answer is there */
} Sent;

enum
{
  PROP_BUSY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskDeletion, desk_deletion, G_TYPE_OBJECT)

static void
sent_free (Sent *sent)
{
  if (sent->application != NULL)
    g_application_release (sent->application);
  g_clear_object (&sent->application);
  g_strfreev (sent->keys);
  g_object_unref (sent->self);
  g_free (sent);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sent *sent = user_data;
  DeskDeletion *self = sent->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPage) page = g_weak_ref_get (&self->page);
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);

  if (error == NULL)
    {
      pbx_list_forget (self->list, (const char *const *) sent->keys);
      g_signal_emit (self, signals[DELETED], 0);
    }
  else
    {
      pbx_list_unhide (self->list, (const char *const *) sent->keys);
      if (page != NULL)
        desk_page_report (page, _ ("Not deleted"), error);
      /* The device may have deleted them all the same, or some of them: see what is there. */
      if (!pbx_error_is_cancelled (error))
        pbx_list_refresh (self->list);
    }
  if (--self->n_sent == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  sent_free (sent);
}

static JsonObject *
build_parameters (DeskDeletion *self)
{
  JsonObject *parameters = json_object_new ();
  JsonArray *ids = json_array_new ();

  for (guint i = 0; self->pending[i] != NULL; i++)
    {
      if (self->numeric)
        json_array_add_int_element (ids, g_ascii_strtoll (self->pending[i], NULL, 10));
      else
        json_array_add_string_element (ids, self->pending[i]);
    }
  json_object_set_array_member (parameters, self->member, ids);
  return parameters;
}

static void
send_pending (DeskDeletion *self)
{
  GtkApplication *application = self->window != NULL ? gtk_window_get_application (self->window) : NULL;
  JsonObject *parameters;
  Sent *sent;

  if (self->pending == NULL)
    return;
  parameters = build_parameters (self);
  sent = g_new0 (Sent, 1);
  sent->self = g_object_ref (self);
  sent->keys = g_steal_pointer (&self->pending);
  if (application != NULL)
    {
      sent->application = g_object_ref (G_APPLICATION (application));
      g_application_hold (sent->application);
    }
  pbx_client_call_async (self->client, self->endpoint, parameters, NULL, answered_cb, sent);
  json_object_unref (parameters);
  if (self->n_sent++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void add_toast (DeskDeletion *self, DeskPage *page, const char *title);

/* Lets go of the toast without dismissing it: libadwaita 1.2 crashes where a toast is dismissed while it
 * still slides in, and it goes by itself. */
static void
drop_toast (DeskDeletion *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  if (toast == NULL)
    return;
  g_signal_handlers_disconnect_by_data (toast, self);
  adw_toast_set_button_label (toast, NULL);
}

static void
undo_clicked_cb (DeskDeletion *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  /* The button dismisses the toast itself, right after this. */
  g_signal_handlers_disconnect_by_data (toast, self);
  desk_deletion_undo (self);
}

static void
toast_dismissed_cb (DeskDeletion *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);
  g_autoptr (DeskPage) page = g_weak_ref_get (&self->page);

  /* Its time was nearly over when this deletion came: it gets a time of its own. */
  if (self->reused && self->pending != NULL && page != NULL &&
      g_get_monotonic_time () - self->since < MIN_UNDO_TIME)
    add_toast (self, page, adw_toast_get_title (toast));
  else
    send_pending (self);
}

static void
add_toast (DeskDeletion *self, DeskPage *page, const char *title)
{
  self->reused = FALSE;
  self->toast = adw_toast_new (title);
  adw_toast_set_button_label (self->toast, _ ("_Undo"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  desk_page_add_toast (page, g_object_ref (self->toast));
}

static gboolean
close_request_cb (DeskDeletion *self)
{
  desk_deletion_flush (self);
  return GDK_EVENT_PROPAGATE;
}

static void
set_window (DeskDeletion *self, GtkWindow *window)
{
  if (self->window == window)
    return;
  if (self->window != NULL)
    g_clear_signal_handler (&self->close_handler, self->window);
  g_set_weak_pointer (&self->window, window);
  if (window != NULL)
    self->close_handler = g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb),
                                                   self, G_CONNECT_SWAPPED);
}

static void
root_changed_cb (DeskDeletion *self, GParamSpec *pspec, GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);

  /* Leaving the window: the session ends, or the window does. Sent while the window is still known. */
  if (root == NULL)
    desk_deletion_flush (self);
  set_window (self, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
}

static void
desk_deletion_dispose (GObject *object)
{
  DeskDeletion *self = DESK_DELETION (object);

  /* Sending takes a reference and gives it back with the answer: dispose runs again then. */
  if (self->client != NULL && self->pending != NULL)
    desk_deletion_flush (self);
  set_window (self, NULL);
  G_OBJECT_CLASS (desk_deletion_parent_class)->dispose (object);
}

static void
desk_deletion_finalize (GObject *object)
{
  DeskDeletion *self = DESK_DELETION (object);

  g_weak_ref_clear (&self->page);
  g_clear_object (&self->toast);
  g_clear_object (&self->list);
  g_clear_object (&self->client);
  g_strfreev (self->pending);
  g_free (self->member);
  G_OBJECT_CLASS (desk_deletion_parent_class)->finalize (object);
}

static void
desk_deletion_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, desk_deletion_get_busy (DESK_DELETION (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_deletion_class_init (DeskDeletionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_deletion_dispose;
  object_class->finalize = desk_deletion_finalize;
  object_class->get_property = desk_deletion_get_property;

  /**
   * DeskDeletion:busy:
   *
   * Whether the device was told of something that it has not answered yet.
   */
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DeskDeletion::deleted:
   * @self: a deletion
   *
   * The device has deleted rows: what else knows them has to ask anew.
   */
  signals[DELETED] = g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
desk_deletion_init (DeskDeletion *self)
{
  g_weak_ref_init (&self->page, NULL);
}

/**
 * desk_deletion_new:
 * @page: the page that deletes; toasts are shown in its window
 * @list: the list that the rows are in
 * @client: the device
 * @endpoint: what deletes
 * @member: the name that the endpoint gives to the list of keys
 * @numeric: whether the keys travel as numbers
 *
 * Returns: (transfer full): deletes rows of @list
 */
DeskDeletion *
desk_deletion_new (DeskPage *page,
                   PbxList *list,
                   PbxClient *client,
                   PbxEndpoint endpoint,
                   const char *member,
                   gboolean numeric)
{
  DeskDeletion *self = g_object_new (DESK_TYPE_DELETION, NULL);

  g_return_val_if_fail (DESK_IS_PAGE (page), NULL);
  g_return_val_if_fail (PBX_IS_LIST (list), NULL);
  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);

  g_weak_ref_set (&self->page, page);
  self->list = g_object_ref (list);
  self->client = g_object_ref (client);
  self->endpoint = endpoint;
  self->member = g_strdup (member);
  self->numeric = numeric;
  g_signal_connect_object (page, "notify::root", G_CALLBACK (root_changed_cb), self, G_CONNECT_SWAPPED);
  root_changed_cb (self, NULL, GTK_WIDGET (page));
  return self;
}

/**
 * desk_deletion_delete:
 * @self: a deletion
 * @keys: the keys of the rows, as pbx_record_dup_key() gives them
 * @what_happened: the toast's translated text: "3 extensions deleted"
 *
 * Hides rows at once and deletes them when the toast goes. A deletion that still waits is sent now: there
 * is one Undo, and it is for what was done last.
 */
void
desk_deletion_delete (DeskDeletion *self, const char *const *keys, const char *what_happened)
{
  g_autoptr (DeskPage) page = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (DESK_IS_DELETION (self));

  if (keys == NULL || keys[0] == NULL)
    return;
  send_pending (self);
  /* A toast's title is markup, and names of people may be in it. */
  title = g_markup_escape_text (what_happened, -1);
  self->pending = g_strdupv ((GStrv) keys);
  self->since = g_get_monotonic_time ();
  pbx_list_hide (self->list, keys);

  page = g_weak_ref_get (&self->page);
  if (page == NULL || gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    send_pending (self);
  else if (self->toast != NULL)
    {
      self->reused = TRUE;
      adw_toast_set_title (self->toast, title);
    }
  else
    add_toast (self, page, title);
}

/**
 * desk_deletion_undo:
 * @self: a deletion
 *
 * Brings back the rows that the device was not told of yet.
 */
void
desk_deletion_undo (DeskDeletion *self)
{
  g_auto (GStrv) keys = NULL;

  g_return_if_fail (DESK_IS_DELETION (self));

  keys = g_steal_pointer (&self->pending);
  /* By the keyboard, the toast stays for its time: it must not go on saying what is no longer so. */
  if (self->toast != NULL)
    adw_toast_set_title (self->toast, _ ("Deletion undone"));
  drop_toast (self);
  if (keys != NULL)
    pbx_list_unhide (self->list, (const char *const *) keys);
}

/**
 * desk_deletion_flush:
 * @self: a deletion
 *
 * Tells the device now of what still waits. Call it before the sign-in ends.
 */
void
desk_deletion_flush (DeskDeletion *self)
{
  g_return_if_fail (DESK_IS_DELETION (self));

  drop_toast (self);
  send_pending (self);
}

/**
 * desk_deletion_get_pending:
 * @self: a deletion
 *
 * Returns: whether rows are hidden that the device was not told of
 */
gboolean
desk_deletion_get_pending (DeskDeletion *self)
{
  g_return_val_if_fail (DESK_IS_DELETION (self), FALSE);
  return self->pending != NULL;
}

/**
 * desk_deletion_get_busy:
 * @self: a deletion
 *
 * Returns: whether the device was told of something that it has not answered yet
 */
gboolean
desk_deletion_get_busy (DeskDeletion *self)
{
  g_return_val_if_fail (DESK_IS_DELETION (self), FALSE);
  return self->n_sent > 0;
}
