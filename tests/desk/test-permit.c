/* test-permit.c: addresses and passwords of extensions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-password.h"
#include "desk-permit.h"

#include <string.h>

static void
test_permit_good (void)
{
  static const char *const good[] = {
    "",
    "  ",
    "192.168.1.2",
    "10.0.0.0/8",
    "0.0.0.0/0",
    "192.168.2.0/24,!192.168.2.34",
    "192.168.2.0/24 , 10.1.1.1",
    "fe80::1",
    "2001:db8::/32",
    "2001:db8::/32,!2001:db8::7",
    "!10.0.0.1,10.0.0.0/8",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (desk_permit_check (good[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_permit_bad (void)
{
  static const char *const bad[] = {
    "192.168.1",
    "192.168.1.256",
    "192.168.1.0/33",
    "192.168.1.0/",
    "192.168.1.0/-1",
    "192.168.1.0/x",
    "/24",
    "phone.example",
    "10.0.0.1,",
    ",10.0.0.1",
    "!10.0.0.1",
    "!",
    "!!10.0.0.1,10.0.0.0/8",
    "2001:db8::/129",
    "2001:db8:::1",
    "10.0.0.1;10.0.0.2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (desk_permit_check (bad[i], &error));
      g_assert_error (error, DESK_PERMIT_ERROR, DESK_PERMIT_ERROR_INVALID);
    }
}

static void
test_permit_normalize (void)
{
  g_autofree char *normal = desk_permit_normalize (" 10.0.0.0/8 , !10.0.0.1 ");

  g_assert_cmpstr (normal, ==, "10.0.0.0/8,!10.0.0.1");
}

static void
test_password_new (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 500; i++)
    {
      char *password = desk_password_new (16);

      g_assert_cmpuint (strlen (password), ==, 16);
      g_assert_cmpint (desk_password_rate (password, "201", "Anna"), ==, DESK_PASSWORD_STRONG);
      g_assert_null (strpbrk (password, "lI1O0B8S5Z2"));
      g_assert_true (g_hash_table_add (seen, password));
    }
}

static void
test_password_digits (void)
{
  g_autofree char *pin = desk_password_new_digits (6);

  g_assert_cmpuint (strlen (pin), ==, 6);
  g_assert_cmpuint (strspn (pin, "0123456789"), ==, 6);
}

static void
test_password_rate (void)
{
  g_assert_cmpint (desk_password_rate (NULL, NULL, NULL), ==, DESK_PASSWORD_EMPTY);
  g_assert_cmpint (desk_password_rate ("", NULL, NULL), ==, DESK_PASSWORD_EMPTY);
  g_assert_cmpint (desk_password_rate ("1234", NULL, NULL), ==, DESK_PASSWORD_WEAK);
  g_assert_cmpint (desk_password_rate ("12345678", NULL, NULL), ==, DESK_PASSWORD_WEAK);
  g_assert_cmpint (desk_password_rate ("aaaaaaaaaaaA1", NULL, NULL), ==, DESK_PASSWORD_WEAK);
  g_assert_cmpint (desk_password_rate ("Xk#201qwTz9", "201", NULL), ==, DESK_PASSWORD_WEAK);
  g_assert_cmpint (desk_password_rate ("kdjW7xqan", NULL, NULL), ==, DESK_PASSWORD_FAIR);
  g_assert_cmpint (desk_password_rate ("joHpm#7AN7", NULL, NULL), ==, DESK_PASSWORD_STRONG);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/permit/good", test_permit_good);
  g_test_add_func ("/desk/permit/bad", test_permit_bad);
  g_test_add_func ("/desk/permit/normalize", test_permit_normalize);
  g_test_add_func ("/desk/password/new", test_password_new);
  g_test_add_func ("/desk/password/digits", test_password_digits);
  g_test_add_func ("/desk/password/rate", test_password_rate);
  return g_test_run ();
}
