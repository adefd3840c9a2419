/* demo-process.c: the demonstration PBX as a process, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-process.h"

#include <string.h>

struct _DemoProcess
{
  GSubprocess *process;
  GDataInputStream *answers;
  char *address;
  char *user;
  char *password;
  char *fingerprint;
};

static char *
read_line (DemoProcess *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (self->answers, NULL, NULL, &error);

  g_assert_no_error (error);
  if (line == NULL)
    g_error ("frontdesk-demo-pbx ended");

  return line;
}

static const char *
word_after (char **words, const char *name)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], name))
      return words[i + 1];

  g_error ("frontdesk-demo-pbx did not tell its %s", name);
}

DemoProcess *
demo_process_new (const char *options)
{
  DemoProcess *self = g_new0 (DemoProcess, 1);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  const char *program = g_getenv ("FRONTDESK_DEMO_PBX");
  g_auto (GStrv) split = g_strsplit (options != NULL ? options : "", " ", -1);

  g_ptr_array_add (arguments, (char *) (program != NULL ? program : "frontdesk-demo-pbx"));
  g_ptr_array_add (arguments, (char *) "--stdin-control");
  g_ptr_array_add (arguments, (char *) "--quiet");

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_ptr_array_add (arguments, split[i]);
  g_ptr_array_add (arguments, NULL);

  self->process = g_subprocess_newv ((const char *const *) arguments->pdata,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));

  line = read_line (self);
  words = g_strsplit (line, " ", -1);
  g_assert_cmpstr (words[1], ==, "listening");

  self->address = g_strdup (strstr (word_after (words, "listening"), "://") + strlen ("://"));
  self->user = g_strdup (word_after (words, "user"));
  self->password = g_strdup (word_after (words, "password"));
  self->fingerprint = g_strdup (word_after (words, "fingerprint"));

  return self;
}

void
demo_process_free (DemoProcess *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_object_unref (self->answers);
  g_free (self->address);
  g_free (self->user);
  g_free (self->password);
  g_free (self->fingerprint);
  g_free (self);
}

const char *
demo_process_get_address (DemoProcess *self)
{
  return self->address;
}

const char *
demo_process_get_user (DemoProcess *self)
{
  return self->user;
}

const char *
demo_process_get_password (DemoProcess *self)
{
  return self->password;
}

const char *
demo_process_get_fingerprint (DemoProcess *self)
{
  return self->fingerprint;
}

static char *
command (DemoProcess *self, const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  g_autofree char *line = g_strconcat (text, "\n", NULL);
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;
  GOutputStream *commands = g_subprocess_get_stdin_pipe (self->process);

  g_output_stream_write_all (commands, line, strlen (line), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_flush (commands, NULL, NULL);

  answer = read_line (self);
  if (!g_str_has_prefix (answer, "ok"))
    g_error ("%s: %s", text, answer);

  return g_strdup (g_strstrip (answer + strlen ("ok")));
}

char *
demo_process_command (DemoProcess *self, const char *format, ...)
{
  va_list arguments;
  char *answer;

  va_start (arguments, format);
  answer = command (self, format, arguments);
  va_end (arguments);

  return answer;
}

void
demo_process_tell (DemoProcess *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_free (command (self, format, arguments));
  va_end (arguments);
}

guint
demo_process_count_requests (DemoProcess *self, const char *path_prefix)
{
  g_autofree char *answer = demo_process_command (self, "requests %s", path_prefix);

  return (guint) g_ascii_strtoull (answer, NULL, 10);
}

gboolean
test_tick (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
set_flag (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

void
test_run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_flag, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}
