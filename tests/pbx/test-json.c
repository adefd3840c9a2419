/* test-json.c: JSON from outside, and the device's envelope
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-error.h"
#include "pbx-json.h"

#include <string.h>

static JsonNode *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return pbx_json_parse (bytes, "test", error);
}

static void
refuse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse (text, &error);

  g_assert_null (node);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD);
  g_assert_true (g_str_has_prefix (error->message, "test: "));
}

static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *digits = g_strnfill (1000000, '7');
  g_autofree char *number = g_strconcat ("{\"code\":", digits, "}", NULL);

  refuse ("");
  refuse ("  \n");
  refuse ("{\"code\":0,");
  refuse ("<html>");
  refuse ("{} {}");
  refuse (deep);
  refuse (number);
}

static void
test_secrets_stay_out (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse ("{\"data\":\"Bearer s3cret\" s3cret }", &error);

  g_assert_null (node);
  g_assert_null (strstr (error->message, "s3cret"));
}

static void
test_brackets_in_text (void)
{
  g_autofree char *brackets = g_strnfill (1000, '[');
  g_autofree char *text = g_strconcat ("{\"name\":\"\\\"", brackets, "\"}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
}

static void
test_invalid_utf8 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse ("{\"name\":\"M\xfcller\"}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "name"), ==,
                   "M\xef\xbf\xbdller");
}

static JsonNode *
open_envelope (const char *text, PbxEndpoint endpoint, GError **error)
{
  g_autoptr (JsonNode) root = parse (text, error);

  g_assert_nonnull (root);
  return pbx_envelope_open (root, pbx_endpoint_get_info (endpoint), error);
}

static void
check_envelope (const char *text, PbxEndpoint endpoint, int code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = open_envelope (text, endpoint, &error);

  if (code < 0)
    {
      g_assert_no_error (error);
      g_assert_nonnull (data);
      return;
    }

  g_assert_null (data);
  g_assert_error (error, PBX_ERROR, code);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
}

static void
test_envelope (void)
{
  check_envelope ("{\"code\":0,\"message\":\"OK\",\"data\":\"2022-11-12 16:50\"}", PBX_ENDPOINT_CLOCK, -1,
                  NULL);
  check_envelope ("{\"code\":\"0\",\"data\":{}}", PBX_ENDPOINT_PHONES, -1, NULL);
  check_envelope ("{\"code\":0,\"data\":null}", PBX_ENDPOINT_EXTENSIONS, -1, NULL);
  check_envelope ("{\"code\":0}", PBX_ENDPOINT_FORWARD_ADD, -1, NULL);
  check_envelope ("{\"code\":500,\"message\":\" no\\nway \"}", PBX_ENDPOINT_CLOCK, PBX_ERROR_REFUSED,
                  "no way");
  check_envelope ("{\"code\":401,\"message\":\"x\"}", PBX_ENDPOINT_CLOCK, PBX_ERROR_SIGN_IN_NEEDED, NULL);
  check_envelope ("[]", PBX_ENDPOINT_CLOCK, PBX_ERROR_NOT_UNDERSTOOD,
                  "clock: the answer is an array, not an envelope");
  check_envelope ("{\"data\":1}", PBX_ENDPOINT_CLOCK, PBX_ERROR_NOT_UNDERSTOOD,
                  "clock: the answer has no code");
  check_envelope ("{\"code\":{}}", PBX_ENDPOINT_CLOCK, PBX_ERROR_NOT_UNDERSTOOD, NULL);
  check_envelope ("{\"code\":0,\"data\":[]}", PBX_ENDPOINT_CLOCK, PBX_ERROR_NOT_UNDERSTOOD,
                  "clock: data is an array");
  check_envelope ("{\"code\":0}", PBX_ENDPOINT_VERSION, PBX_ERROR_NOT_UNDERSTOOD, "version: data is missing");
  check_envelope ("{\"code\":0,\"data\":{\"a\":1}}", PBX_ENDPOINT_PHONES, PBX_ERROR_NOT_UNDERSTOOD, NULL);
  check_envelope ("{\"code\":0,\"data\":\"no\"}", PBX_ENDPOINT_EXTENSIONS, PBX_ERROR_NOT_UNDERSTOOD, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/secrets-stay-out", test_secrets_stay_out);
  g_test_add_func ("/json/brackets-in-text", test_brackets_in_text);
  g_test_add_func ("/json/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/json/envelope", test_envelope);
  return g_test_run ();
}
