/* pbx-keyring.c: the token, in the keyring of the person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-keyring.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

static const SecretSchema schema = {
  "io.github.fcm5600.FrontDesk.Token",
  SECRET_SCHEMA_NONE,
  {
    { "host", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "port", SECRET_SCHEMA_ATTRIBUTE_INTEGER },
    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

/* A store or a clear. They run one after the other: a slow store must not come after the clear that was to
 * take it away. The keyring is one for the process, and so is the queue. */
typedef struct
{
  GHashTable *all;   /* owned: what is cleared */
  GHashTable *entry; /* owned, nullable: what is stored then */
  char *label;       /* owned, nullable */
  char *token;       /* owned, nullable */
} Change;

static GQueue changes = G_QUEUE_INIT; /* of GTask, owned; the first one is under way */

static void
change_free (Change *change)
{
  g_hash_table_unref (change->all);
  g_clear_pointer (&change->entry, g_hash_table_unref);
  g_free (change->label);
  if (change->token != NULL)
    secret_password_wipe (change->token);
  g_free (change->token);
  g_free (change);
}

static GHashTable *
build_attributes (PbxAddress *address, const char *user_name)
{
  GHashTable *attributes = secret_attributes_build (&schema, "host", pbx_address_get_host (address), "port",
                                                    (int) pbx_address_get_port (address), NULL);

  if (user_name != NULL)
    g_hash_table_insert (attributes, g_strdup ("user"), g_strdup (user_name));

  return attributes;
}

static void on_change_cleared (GObject *source, GAsyncResult *result, gpointer user_data);

static void
begin_change (void)
{
  GTask *task = g_queue_peek_head (&changes);
  Change *change;

  if (task == NULL)
    return;

  change = g_task_get_task_data (task);
  secret_password_clearv (&schema, change->all, g_task_get_cancellable (task), on_change_cleared, task);
}

static void
end_change (GTask *task, GError *error)
{
  g_queue_pop_head (&changes);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
  begin_change ();
}

static void
on_change_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  secret_password_store_finish (result, &error);
  end_change (user_data, error);
}

static void
on_change_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Change *change = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);

  /* Where no keyring runs, nothing is kept. */
  if (change->token == NULL && g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN))
    g_clear_error (&error);

  if (error != NULL || change->token == NULL)
    end_change (task, g_steal_pointer (&error));
  else
    secret_password_storev (&schema, change->entry, SECRET_COLLECTION_DEFAULT, change->label, change->token,
                            g_task_get_cancellable (task), on_change_stored, task);
}

/* Takes @task and @change. */
static void
queue_change (GTask *task, Change *change)
{
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);
  g_queue_push_tail (&changes, task);
  if (changes.length == 1)
    begin_change ();
}

/**
 * pbx_keyring_store_async:
 * @address: the device
 * @user_name: who is signed in
 * @token: the token
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Keeps a token until [func@keyring_clear_async]. It takes the place of the one that was kept for the device,
 * whoever signed in then. The keyring may ask the person to unlock it.
 */
void
pbx_keyring_store_async (PbxAddress *address,
                         const char *user_name,
                         const char *token,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Change *change = g_new0 (Change, 1);

  g_task_set_source_tag (task, pbx_keyring_store_async);

  change->all = build_attributes (address, NULL);
  change->entry = build_attributes (address, user_name);
  change->token = g_strdup (token);
  /* Translators: the name of an entry in the keyring; %1$s is a user, %2$s the address of a PBX. */
  change->label =
    g_strdup_printf (_ ("Front Desk: %1$s at %2$s"), user_name, pbx_address_to_string (address));
  queue_change (task, change);
}

/**
 * pbx_keyring_store_finish:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pbx_keyring_store_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *token = secret_password_lookup_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, token, (GDestroyNotify) secret_password_free);
}

/**
 * pbx_keyring_lookup_async:
 * @address: the device
 * @user_name: who was signed in
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks for a kept token.
 */
void
pbx_keyring_lookup_async (PbxAddress *address,
                          const char *user_name,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GHashTable) attributes = build_attributes (address, user_name);

  g_task_set_source_tag (task, pbx_keyring_lookup_async);
  secret_password_lookupv (&schema, attributes, cancellable, on_looked_up, g_steal_pointer (&task));
}

/**
 * pbx_keyring_lookup_finish:
 *
 * Returns: (transfer full) (nullable): the token; %NULL without @error where none is kept
 */
char *
pbx_keyring_lookup_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pbx_keyring_clear_async:
 * @address: the device
 * @user_name: (nullable): who was signed in, or %NULL for whoever was
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Forgets a kept token. That none is kept is no error.
 */
void
pbx_keyring_clear_async (PbxAddress *address,
                         const char *user_name,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Change *change = g_new0 (Change, 1);

  g_task_set_source_tag (task, pbx_keyring_clear_async);

  change->all = build_attributes (address, user_name);
  queue_change (task, change);
}

/**
 * pbx_keyring_clear_finish:
 *
 * Returns: %TRUE when no token is kept any more, or %FALSE with @error set
 */
gboolean
pbx_keyring_clear_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
