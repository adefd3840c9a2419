/* demo-process.c: a demonstration PBX of a test's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-process.h"

#include <string.h>

/* Whether there is one to start: FRONTDESK_DEMO_PBX says where. */
gboolean
demo_process_available (void)
{
  const char *program = g_getenv ("FRONTDESK_DEMO_PBX");

  return program != NULL && g_file_test (program, G_FILE_TEST_IS_EXECUTABLE);
}

static char *
demo_process_read_line (DemoProcess *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (self->output, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);

  return line;
}

/* Starts a PBX, with further options where there are some, and waits until it listens. */
DemoProcess *
demo_process_start (const char *const *options)
{
  DemoProcess *self = g_new0 (DemoProcess, 1);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;

  g_ptr_array_add (arguments, (char *) g_getenv ("FRONTDESK_DEMO_PBX"));
  g_ptr_array_add (arguments, (char *) "--stdin-control");
  g_ptr_array_add (arguments, (char *) "--port");
  g_ptr_array_add (arguments, (char *) "0");
  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    g_ptr_array_add (arguments, (char *) options[i]);
  g_ptr_array_add (arguments, NULL);

  self->process = g_subprocess_newv ((const char *const *) arguments->pdata,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));

  line = demo_process_read_line (self);
  words = g_strsplit (line, " ", -1);
  g_assert_cmpuint (g_strv_length (words), >=, 9);
  g_assert_true (g_str_has_prefix (words[2], "https://"));
  self->address = g_strdup (words[2] + strlen ("https://"));
  for (guint i = 3; words[i] != NULL && words[i + 1] != NULL; i += 2)
    {
      if (g_str_equal (words[i], "user"))
        self->user_name = g_strdup (words[i + 1]);
      else if (g_str_equal (words[i], "password"))
        self->password = g_strdup (words[i + 1]);
      else if (g_str_equal (words[i], "fingerprint"))
        self->fingerprint = g_strdup (words[i + 1]);
    }
  g_assert_nonnull (self->user_name);
  g_assert_nonnull (self->password);
  g_assert_nonnull (self->fingerprint);

  return self;
}

/* Sends a command to a running PBX. Returns what follows "ok". */
char *
demo_process_tell (DemoProcess *self, const char *command)
{
  GOutputStream *input = g_subprocess_get_stdin_pipe (self->process);
  g_autofree char *line = g_strconcat (command, "\n", NULL);
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (input, line, strlen (line), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_flush (input, NULL, &error);
  g_assert_no_error (error);

  answer = demo_process_read_line (self);
  if (!g_str_has_prefix (answer, "ok"))
    g_error ("The demonstration PBX answers \"%s\" to \"%s\"", answer, command);

  return g_strdup (g_strchug (answer + 2));
}

void
demo_process_stop (DemoProcess *self)
{
  if (self == NULL)
    return;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->output);
  g_object_unref (self->process);
  g_free (self->address);
  g_free (self->user_name);
  g_free (self->password);
  g_free (self->fingerprint);
  g_free (self);
}
