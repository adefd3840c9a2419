/* test-keyring.c: the token in libsecret's file backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-process.h"
#include "pbx-keyring.h"

#include <glib/gstdio.h>

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static char *
look_up (PbxAddress *address, const char *user)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *token;

  pbx_keyring_lookup_async (address, user, NULL, take_result, &result);
  test_wait_until (result != NULL);
  token = pbx_keyring_lookup_finish (result, &error);
  g_assert_no_error (error);
  return token;
}

static void
test_life (void)
{
  g_autoptr (PbxAddress) address = pbx_address_parse ("pbx.example:8443", NULL);
  g_autoptr (PbxAddress) other = pbx_address_parse ("pbx.example", NULL);
  g_autoptr (GAsyncResult) stored = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GAsyncResult) cleared = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  g_assert_null (look_up (address, "admin"));

  pbx_keyring_store_async (address, "admin", "Bearer t0ken", NULL, take_result, &stored);
  test_wait_until (stored != NULL);
  g_assert_true (pbx_keyring_store_finish (stored, &error));
  g_assert_no_error (error);

  token = look_up (address, "admin");
  g_assert_cmpstr (token, ==, "Bearer t0ken");
  g_assert_null (look_up (address, "operator"));
  g_assert_null (look_up (other, "admin"));

  /* Another user's takes its place, and what is asked for last is what is left. */
  g_clear_object (&stored);
  pbx_keyring_store_async (address, "operator", "Bearer other", NULL, take_result, &stored);
  test_wait_until (stored != NULL);
  g_assert_null (look_up (address, "admin"));
  pbx_keyring_store_async (address, "admin", "Bearer t0ken", NULL, take_result, &again);
  pbx_keyring_clear_async (address, NULL, NULL, take_result, &cleared);
  test_wait_until (cleared != NULL);
  g_assert_true (pbx_keyring_clear_finish (cleared, &error));
  g_assert_no_error (error);
  g_assert_nonnull (again);
  g_assert_null (look_up (address, "admin"));
  g_assert_null (look_up (address, "operator"));
}

int
main (int argc, char *argv[])
{
  g_autofree char *directory = g_dir_make_tmp ("frontdesk-keyring-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (directory, "keyring", NULL);
  g_autofree char *backup = g_strconcat (file, "~", NULL);
  int status;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", file, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyring/life", test_life);
  status = g_test_run ();

  g_remove (file);
  g_remove (backup);
  g_rmdir (directory);
  return status;
}
