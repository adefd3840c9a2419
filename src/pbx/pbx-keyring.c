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

static GHashTable *
build_attributes (PbxAddress *address, const char *user_name)
{
  return secret_attributes_build (&schema, "host", pbx_address_get_host (address), "port",
                                  (int) pbx_address_get_port (address), "user", user_name, NULL);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
 * Keeps a token until [func@keyring_clear_async]. The keyring may ask the person to unlock it.
 */
void
pbx_keyring_store_async (PbxAddress *address,
                         const char *user_name,
                         const char *token,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GHashTable) attributes = build_attributes (address, user_name);
  g_autofree char *label = NULL;

  g_task_set_source_tag (task, pbx_keyring_store_async);

  /* Translators: the name of an entry in the keyring; %1$s is a user, %2$s the address of a PBX. */
  label = g_strdup_printf (_ ("Front Desk: %1$s at %2$s"), user_name, pbx_address_to_string (address));

  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, token, cancellable,
                          on_stored, g_steal_pointer (&task));
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

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * pbx_keyring_clear_async:
 * @address: the device
 * @user_name: who was signed in
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
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GHashTable) attributes = build_attributes (address, user_name);

  g_task_set_source_tag (task, pbx_keyring_clear_async);
  secret_password_clearv (&schema, attributes, cancellable, on_cleared, g_steal_pointer (&task));
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
