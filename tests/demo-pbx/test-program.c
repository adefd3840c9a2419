/* test-program.c: the built program, started for a test and asked over the wire
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-program.h"

#include <stdarg.h>
#include <string.h>

static char *
read_line (TestProgram *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (self->output, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

/* What the program says of itself when it listens. */
static void
read_announcement (TestProgram *self)
{
  g_autofree char *line = read_line (self);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  g_assert_cmpuint (g_strv_length (words), ==, 9);
  g_assert_cmpstr (words[0], ==, "frontdesk-demo-pbx");
  g_assert_cmpstr (words[1], ==, "listening");
  g_assert_cmpstr (words[4], ==, "admin");
  g_assert_cmpstr (words[6], ==, "demo");
  g_assert_cmpuint (strlen (words[8]), ==, 32 * 3 - 1);
  self->base = g_strdup (words[2]);
  self->fingerprint = g_strdup (words[8]);
}

TestProgram *
test_program_new (const char *option, ...)
{
  TestProgram *self = g_new0 (TestProgram, 1);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  va_list args;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("FRONTDESK_DEMO_PBX"));
  g_ptr_array_add (arguments, (gpointer) "--stdin-control");
  g_ptr_array_add (arguments, (gpointer) "--quiet");
  g_ptr_array_add (arguments, (gpointer) "--no-traffic");
  va_start (args, option);
  for (; option != NULL; option = va_arg (args, const char *))
    g_ptr_array_add (arguments, (gpointer) option);
  va_end (args);
  g_ptr_array_add (arguments, NULL);
  self->process = g_subprocess_newv ((const char *const *) arguments->pdata,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  read_announcement (self);
  self->session = soup_session_new ();
  soup_session_set_timeout (self->session, 20);
  return self;
}

/* The end of its input must be the end of the program. */
void
test_program_free (TestProgram *self)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_object_unref (self->output);
  g_object_unref (self->process);
  g_free (self->base);
  g_free (self->token);
  g_free (self->fingerprint);
  g_free (self);
}

char *
test_program_tell (TestProgram *self, const char *command)
{
  g_autofree char *line = g_strconcat (command, "\n", NULL);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), line, strlen (line), NULL, NULL,
                             &error);
  g_assert_no_error (error);
  return read_line (self);
}

static gboolean
accept_cb (SoupMessage *message,
           GTlsCertificate *certificate,
           GTlsCertificateFlags errors,
           gpointer user_data)
{
  return TRUE;
}

SoupMessage *
test_program_new_message (TestProgram *self, const char *method, const char *path, const char *body)
{
  g_autofree char *uri = g_strconcat (self->base, path, NULL);
  SoupMessage *message = soup_message_new (method, uri);

  g_assert_nonnull (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_cb), NULL);
  if (self->token != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", self->token);
  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message,
                                                *body == '{' ? "application/json"
                                                             : "application/x-www-form-urlencoded",
                                                bytes);
    }
  return message;
}

/* Returns the status, 0 where no whole answer came. */
guint
test_program_ask (TestProgram *self, const char *method, const char *path, const char *body, char **answer)
{
  g_autoptr (SoupMessage) message = test_program_new_message (self, method, path, body);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = soup_session_send_and_read (self->session, message, NULL, &error);

  *answer = NULL;
  if (bytes == NULL)
    {
      g_test_message ("%s %s: %s", method, path, error->message);
      return 0;
    }
  *answer = g_strndup (g_bytes_get_data (bytes, NULL) != NULL ? g_bytes_get_data (bytes, NULL) : "",
                       g_bytes_get_size (bytes));
  return soup_message_get_status (message);
}

void
test_program_sign_in (TestProgram *self)
{
  g_autofree char *answer = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_clear_pointer (&self->token, g_free);
  g_assert_cmpuint (test_program_ask (self, "POST", "/pbx/auth/login",
                                      "{\"username\":\"admin\",\"password\":\"demo\"}", &answer),
                    ==, 200);
  root = json_from_string (answer, NULL);
  self->token = g_strdup (json_object_get_string_member (json_node_get_object (root), "data"));
  g_assert_true (g_str_has_prefix (self->token, "Bearer "));
}
