/* desk-caller.c: places calls for the person at this desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-caller.h"

#include "desk-own-extension-dialog.h"

#include "pbx-dial.h"

#include <glib/gi18n.h>

/**
 * DeskCaller:
 *
 * Places calls: the phone of the own extension rings first, and calls when it is picked up. Which extension
 * that is differs from desk to desk: it is asked for once and remembered for each device.
 *
 * There is one for a session, so that a call that is under way is under way for every page. A call is never
 * placed twice by itself, nor by a second click.
 */
struct _DeskCaller
{
  GObject parent_instance;

  PbxClient *client;       /* owned */
  PbxDirectory *directory; /* owned */
  GSettings *settings;     /* owned */
  char *own_extension;     /* owned, never NULL */
  char *last_number;       /* owned, nullable: what was placed last */
  GTask *asking;           /* owned, nullable: a call that waits for the person to choose */
  GtkWindow *dialog;       /* weak, nullable */

  gint64 last_time; /* when, in monotonic microseconds */
  gboolean busy;
};

/* The second half of a double click is no second call. */
#define SAME_CLICK G_USEC_PER_SEC

enum
{
  PROP_0,
  PROP_OWN_EXTENSION,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskCaller, desk_caller, G_TYPE_OBJECT)

static void
set_busy (DeskCaller *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
setting_changed_cb (DeskCaller *self)
{
  g_autofree char *exten = g_settings_get_string (self->settings, "own-extension");

  if (g_strcmp0 (exten, self->own_extension) == 0)
    return;
  g_free (self->own_extension);
  self->own_extension = g_steal_pointer (&exten);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWN_EXTENSION]);
}

/* Placing */

static void
dialled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  DeskCaller *self = g_task_get_source_object (task);

  set_busy (self, FALSE);
  if (pbx_call_dial_finish (PBX_CLIENT (source), result, &error))
    {
      g_free (self->last_number);
      self->last_number = g_strdup (g_task_get_task_data (task));
      self->last_time = g_get_monotonic_time ();
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes @task. */
static void
dial (DeskCaller *self, const char *exten, GTask *task)
{
  pbx_call_dial_async (self->client, exten, g_task_get_task_data (task), g_task_get_cancellable (task),
                       dialled_cb, task);
}

/* Choosing */

static void
give_up (GTask *task)
{
  set_busy (g_task_get_source_object (task), FALSE);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No extension was chosen");
}

static void
chosen_cb (DeskCaller *self, const char *exten)
{
  GTask *task = g_steal_pointer (&self->asking);

  desk_caller_set_own_extension (self, exten);
  /* What was chosen now, even where an administrator locked what is remembered. */
  if (task != NULL)
    dial (self, exten, task);
}

static void
dialog_destroyed_cb (DeskCaller *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->asking);

  if (task != NULL)
    give_up (task);
}

static void
ask (DeskCaller *self, GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  DeskOwnExtensionDialog *dialog;

  if (self->dialog != NULL)
    {
      gtk_window_present (self->dialog);
      return;
    }
  dialog = desk_own_extension_dialog_new (self->directory, self->own_extension);
  g_set_weak_pointer (&self->dialog, GTK_WINDOW (dialog));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (self->dialog, GTK_WINDOW (root));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (dialog_destroyed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (self->dialog);
}

/* GObject */

static void
desk_caller_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskCaller *self = DESK_CALLER (object);

  switch (prop_id)
    {
    case PROP_OWN_EXTENSION:
      g_value_set_string (value, self->own_extension);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_caller_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OWN_EXTENSION:
      desk_caller_set_own_extension (DESK_CALLER (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_caller_dispose (GObject *object)
{
  DeskCaller *self = DESK_CALLER (object);

  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->client);
  g_clear_object (&self->directory);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (desk_caller_parent_class)->dispose (object);
}

static void
desk_caller_finalize (GObject *object)
{
  DeskCaller *self = DESK_CALLER (object);

  g_free (self->own_extension);
  g_free (self->last_number);
  G_OBJECT_CLASS (desk_caller_parent_class)->finalize (object);
}

static void
desk_caller_class_init (DeskCallerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_caller_get_property;
  object_class->set_property = desk_caller_set_property;
  object_class->dispose = desk_caller_dispose;
  object_class->finalize = desk_caller_finalize;

  properties[PROP_OWN_EXTENSION] =
    g_param_spec_string ("own-extension", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_caller_init (DeskCaller *self)
{
  self->own_extension = g_strdup ("");
}

/**
 * desk_caller_new:
 * @client: the device
 * @directory: which extensions there are
 * @device_settings: where the own extension is remembered
 *
 * Returns: (transfer full): places calls
 */
DeskCaller *
desk_caller_new (PbxClient *client, PbxDirectory *directory, GSettings *device_settings)
{
  DeskCaller *self;

  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);
  g_return_val_if_fail (PBX_IS_DIRECTORY (directory), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (device_settings), NULL);

  self = g_object_new (DESK_TYPE_CALLER, NULL);
  self->client = g_object_ref (client);
  self->directory = g_object_ref (directory);
  self->settings = g_object_ref (device_settings);
  g_signal_connect_object (self->settings, "changed::own-extension", G_CALLBACK (setting_changed_cb), self,
                           G_CONNECT_SWAPPED);
  setting_changed_cb (self);

  return self;
}

/**
 * desk_caller_get_own_extension:
 * @self: a caller
 *
 * Returns: (transfer none): the extension that rings first, or an empty string where nobody was asked yet
 */
const char *
desk_caller_get_own_extension (DeskCaller *self)
{
  g_return_val_if_fail (DESK_IS_CALLER (self), NULL);
  return self->own_extension;
}

/**
 * desk_caller_set_own_extension:
 * @self: a caller
 * @exten: (nullable): an extension; empty to ask with the next call
 *
 * Remembers for this device which extension rings first.
 */
void
desk_caller_set_own_extension (DeskCaller *self, const char *exten)
{
  g_return_if_fail (DESK_IS_CALLER (self));

  /* The property follows the setting. */
  g_settings_set_string (self->settings, "own-extension", exten != NULL ? exten : "");
}

/**
 * desk_caller_get_busy:
 * @self: a caller
 *
 * Returns: whether a call is being placed
 */
gboolean
desk_caller_get_busy (DeskCaller *self)
{
  g_return_val_if_fail (DESK_IS_CALLER (self), FALSE);
  return self->busy;
}

/**
 * desk_caller_choose_own_extension:
 * @self: a caller
 * @parent: a widget of the window that asks
 *
 * Asks which extension rings first.
 */
void
desk_caller_choose_own_extension (DeskCaller *self, GtkWidget *parent)
{
  g_return_if_fail (DESK_IS_CALLER (self));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  ask (self, parent);
}

/**
 * desk_caller_call_async:
 * @self: a caller
 * @parent: a widget of the window that asks for the own extension, where it is not known
 * @number: whom to call
 * @cancellable: (nullable): to stop waiting with
 * @callback: called when the device took the call, or did not
 * @user_data: for @callback
 *
 * Places a call (endpoint 44): the own phone rings first.
 */
void
desk_caller_call_async (DeskCaller *self,
                        GtkWidget *parent,
                        const char *number,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DESK_IS_CALLER (self));
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (number != NULL && *number != '\0');

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_caller_call_async);
  g_task_set_task_data (task, g_strdup (number), g_free);
  if (self->busy ||
      (g_strcmp0 (number, self->last_number) == 0 && g_get_monotonic_time () - self->last_time < SAME_CLICK))
    {
      if (self->dialog != NULL)
        gtk_window_present (self->dialog);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY, "A call is being placed");
      return;
    }
  set_busy (self, TRUE);
  if (*self->own_extension == '\0')
    {
      g_set_object (&self->asking, task);
      ask (self, parent);
    }
  else
    dial (self, self->own_extension, g_steal_pointer (&task));
}

/**
 * desk_caller_call_finish:
 * @self: a caller
 *
 * Returns: %TRUE if the device took the call, or %FALSE with @error set to any #PbxError,
 *   %G_IO_ERROR_CANCELLED where the person chose no extension, or %G_IO_ERROR_BUSY where another call is
 *   being placed
 */
gboolean
desk_caller_call_finish (DeskCaller *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
