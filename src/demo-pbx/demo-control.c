/* demo-control.c: commands on the standard input
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-control.h"
#include "demo-exchange.h"

#include <stdio.h>
#include <string.h>

struct _DemoControl
{
  GDataInputStream *input;   /* owned */
  GCancellable *cancellable; /* owned */
  DemoDevice *device;
  GMainLoop *loop;
};

/* Answers one line. @words begins with the command. */
typedef char *(*Command) (DemoDevice *device, char **words);

static char *
answer_error (const char *message)
{
  return g_strdup_printf ("error %s", message);
}

static char *
misbehave (DemoDevice *device, char **words)
{
  g_autoptr (GError) error = NULL;
  const char *prefix = NULL;
  guint64 times = 0;
  char **word = words + 1;

  if (*word == NULL)
    return answer_error ("misbehave NAME[=VALUE] [PATH-PREFIX] [times N]");
  word++;
  if (*word != NULL && **word == '/')
    prefix = *word++;
  if (*word != NULL)
    {
      if (strcmp (*word, "times") != 0 || word[1] == NULL || word[2] != NULL ||
          !g_ascii_string_to_unsigned (word[1], 10, 1, G_MAXINT, &times, NULL))
        return answer_error ("expected: times N");
    }
  if (!demo_misbehaviour_add (device->misbehaviour, words[1], prefix, times > 0 ? (int) times : -1, &error))
    return answer_error (error->message);
  return g_strdup ("ok");
}

static char *
behave (DemoDevice *device, char **words)
{
  return g_strdup_printf ("ok %u", demo_misbehaviour_remove (device->misbehaviour, words[1]));
}

static char *
set_latency (DemoDevice *device, char **words)
{
  guint64 latency;

  if (words[1] == NULL || !g_ascii_string_to_unsigned (words[1], 10, 0, 3600000, &latency, NULL))
    return answer_error ("latency MS");
  demo_server_set_latency (device->server, (guint) latency);
  return g_strdup ("ok");
}

static char *
set_clock (DemoDevice *device, char **words)
{
  GTimeSpan offset;

  if (words[1] == NULL || !demo_clock_parse_offset (words[1], &offset))
    return answer_error ("clock +3h|-90m|0");
  demo_clock_set_offset (device->pbx.clock, offset);
  return g_strdup ("ok");
}

static char *
set_speed (DemoDevice *device, char **words)
{
  double speed = words[1] != NULL ? g_ascii_strtod (words[1], NULL) : 0;

  if (!(speed >= 0.01 && speed <= 10000.0))
    return answer_error ("speed X, from 0.01 to 10000");
  demo_clock_set_speed (device->pbx.clock, speed);
  return g_strdup ("ok");
}

static char *
renew_certificate (DemoDevice *device, char **words)
{
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (words[1], "new") != 0)
    return answer_error ("certificate new");
  if (!demo_server_new_certificate (device->server, &error))
    return answer_error (error->message);
  return g_strdup_printf ("ok %s", demo_server_get_fingerprint (device->server));
}

static char *
set_listening (DemoDevice *device, char **words)
{
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (words[1], "off") == 0)
    demo_server_close (device->server);
  else if (g_strcmp0 (words[1], "on") != 0)
    return answer_error ("listen on|off");
  else if (!demo_server_reopen (device->server, &error))
    return answer_error (error->message);
  return g_strdup ("ok");
}

static char *
expire_tokens (DemoDevice *device, char **words)
{
  demo_tokens_expire (device->tokens);
  return g_strdup ("ok");
}

static char *
count_requests (DemoDevice *device, char **words)
{
  guint64 count = demo_journal_count (device->journal, words[1] != NULL ? words[1] : "");

  return g_strdup_printf ("ok %" G_GUINT64_FORMAT, count);
}

static char *
show_last_request (DemoDevice *device, char **words)
{
  g_autofree char *last = demo_journal_describe_last (device->journal, words[1] != NULL ? words[1] : "");

  return last != NULL ? g_strdup_printf ("ok %s", last) : answer_error ("no such request");
}

static char *
reset_requests (DemoDevice *device, char **words)
{
  demo_journal_clear (device->journal);
  return g_strdup ("ok");
}

static char *
set_phones (DemoDevice *device, char **words)
{
  guint64 n;

  if (words[1] == NULL || words[2] == NULL || !g_ascii_string_to_unsigned (words[2], 10, 0, 20, &n, NULL))
    return answer_error ("set-phones EXTEN N");
  if (!demo_office_set_phones (device->pbx.office, words[1], (guint) n))
    return answer_error ("extension does not exist");
  return g_strdup ("ok");
}

static char *
set_trunk (DemoDevice *device, char **words)
{
  g_autofree char *state = words[1] != NULL && words[2] != NULL ? g_strjoinv (" ", words + 2) : NULL;

  if (words[1] == NULL)
    return answer_error ("set-trunk NAME [STATE]");
  if (!demo_trunks_set_state (demo_office_get_trunks (device->pbx.office), words[1], state))
    return answer_error ("trunk does not exist");
  return g_strdup ("ok");
}

static char *
set_traffic (DemoDevice *device, char **words)
{
  gboolean on = g_strcmp0 (words[1], "on") == 0;

  if (!on && g_strcmp0 (words[1], "off") != 0)
    return answer_error ("traffic on|off");
  demo_exchange_set_traffic (device->pbx.exchange, on);
  return g_strdup ("ok");
}

static char *
set_outcome (DemoDevice *device, char **words)
{
  static const char *const outcomes[] = { "answer", "busy", "failed", "noanswer", NULL };

  if (words[1] == NULL || (words[2] != NULL && !g_strv_contains (outcomes, words[2])))
    return answer_error ("outcome NUMBER [answer|busy|failed|noanswer]");
  demo_exchange_set_outcome (device->pbx.exchange, words[1], words[2]);
  return g_strdup ("ok");
}

static const struct
{
  const char *name;
  Command command;
} commands[] = {
  { "misbehave", misbehave },
  { "behave", behave },
  { "latency", set_latency },
  { "clock", set_clock },
  { "speed", set_speed },
  { "certificate", renew_certificate },
  { "listen", set_listening },
  { "expire-tokens", expire_tokens },
  { "requests", count_requests },
  { "last-request", show_last_request },
  { "reset-requests", reset_requests },
  { "set-phones", set_phones },
  { "set-trunk", set_trunk },
  { "traffic", set_traffic },
  { "outcome", set_outcome },
};

/** demo_control_get_help: Returns: (transfer none): what can be said, for `--help` */
const char *
demo_control_get_help (void)
{
  return "  misbehave NAME[=VALUE] [PREFIX] [times N]  does something wrong\n"
         "  behave [NAME]                              ends it, or all\n"
         "  latency MS                                 every answer comes so much later\n"
         "  clock +3h|-90m|0                           how far the device's clock is ahead\n"
         "  speed X                                    seconds that pass on the device in a second\n"
         "  certificate new                            answers the fingerprint; drops all connections\n"
         "  listen off|on                              closes the port and all connections, opens it again\n"
         "  expire-tokens                              signs everybody out\n"
         "  requests [PREFIX]                          answers how many there were\n"
         "  last-request [PREFIX]                      answers METHOD ADDRESS BODY\n"
         "  reset-requests                             forgets them\n"
         "  set-phones EXTEN N                         how many phones are registered there\n"
         "  set-trunk NAME [STATE]                     how a trunk is; without a state as it was\n"
         "  traffic on|off                             whether people call by themselves\n"
         "  outcome NUMBER [OUTCOME]                   what comes of calls to a number: answer, busy, "
         "failed\n"
         "                                             or noanswer; without one it is left open again\n"
         "  quit\n";
}

/**
 * demo_control_run:
 * @device: a device
 * @line: a command
 * @quit: (out): whether the program is to end
 *
 * Returns: (transfer full): the answer, without the line's end
 */
char *
demo_control_run (DemoDevice *device, const char *line, gboolean *quit)
{
  g_auto (GStrv) split = g_strsplit_set (line, " \t\r", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  *quit = FALSE;
  for (guint i = 0; split[i] != NULL; i++)
    {
      if (*split[i] != '\0')
        g_ptr_array_add (words, split[i]);
    }
  if (words->len == 0)
    return answer_error ("empty command");
  g_ptr_array_add (words, NULL);
  if (strcmp (words->pdata[0], "quit") == 0)
    {
      *quit = TRUE;
      return g_strdup ("ok");
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (strcmp (words->pdata[0], commands[i].name) == 0)
        return commands[i].command (device, (char **) words->pdata);
    }
  return answer_error ("unknown command");
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line =
    g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, &error);
  g_autofree char *reply = NULL;
  DemoControl *self = user_data;
  gboolean quit = FALSE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (line == NULL && error == NULL)
    {
      g_main_loop_quit (self->loop);
      return;
    }
  reply = line != NULL ? demo_control_run (self->device, line, &quit) : answer_error (error->message);
  printf ("%s\n", reply);
  fflush (stdout);
  if (quit || (error != NULL && error->domain == G_IO_ERROR))
    g_main_loop_quit (self->loop);
  else
    g_data_input_stream_read_line_async (self->input, G_PRIORITY_DEFAULT, self->cancellable, line_cb, self);
}

/**
 * demo_control_new:
 * @device: (transfer none): what is controlled
 * @input: where commands come from
 * @loop: (transfer none): ended by `quit` and at the end of @input
 *
 * Returns: (transfer full): what reads commands
 */
DemoControl *
demo_control_new (DemoDevice *device, GInputStream *input, GMainLoop *loop)
{
  DemoControl *self = g_new0 (DemoControl, 1);

  self->device = device;
  self->loop = loop;
  self->input = g_data_input_stream_new (input);
  self->cancellable = g_cancellable_new ();
  g_data_input_stream_read_line_async (self->input, G_PRIORITY_DEFAULT, self->cancellable, line_cb, self);
  return self;
}

/** demo_control_free: reads no more; the loop must not run any more */
void
demo_control_free (DemoControl *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->input);
  g_free (self);
}
