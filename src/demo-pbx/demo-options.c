/* demo-options.c: the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-options.h"
#include "demo-control.h"
#include "demo-misbehaviour.h"

#define MAX_EXTENSIONS 10000
#define MAX_CONTACTS 50000
#define MAX_CALL_LOGS 1000000

static DemoOptions *
new_with_defaults (void)
{
  DemoOptions *self = g_new0 (DemoOptions, 1);

  self->seed = 5600;
  self->extensions = 120;
  self->contacts = 300;
  self->call_logs = 5000;
  self->recordings = 400;
  self->speed = 1.0;
  return self;
}

/* GOption does not free a text that stands where it writes one, so these come after it. */
static void
set_missing_texts (DemoOptions *self)
{
  if (self->clock_offset == NULL)
    self->clock_offset = g_strdup ("0");
  if (self->user == NULL)
    self->user = g_strdup ("admin");
  if (self->password == NULL)
    self->password = g_strdup ("demo");
  if (self->phonebook_style == NULL)
    self->phonebook_style = g_strdup ("any");
}

static char *
make_description (void)
{
  g_autofree char *names = demo_misbehaviour_describe_all ();

  return g_strconcat ("When it listens it writes one line to the standard output:\n"
                      "  frontdesk-demo-pbx listening https://127.0.0.1:PORT user USER password PASSWORD "
                      "fingerprint AB:CD:…\n\n"
                      "Misbehaviours (a value given after = is the one without it):\n",
                      names,
                      "\nCommands on the standard input with --stdin-control, each answered by a line\n"
                      "that begins with ok or error; the end of the input ends the program:\n",
                      demo_control_get_help (), NULL);
}

static gboolean
check (DemoOptions *self, GError **error)
{
  if (self->port < 0 || self->port > 65535)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--port must be from 0 to 65535");
  else if (self->extensions < 0 || self->extensions > MAX_EXTENSIONS)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--extensions must be from 0 to %d",
                 MAX_EXTENSIONS);
  else if (self->contacts < 0 || self->contacts > MAX_CONTACTS)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--contacts must be from 0 to %d",
                 MAX_CONTACTS);
  else if (self->call_logs < 0 || self->call_logs > MAX_CALL_LOGS)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--call-logs must be from 0 to %d",
                 MAX_CALL_LOGS);
  else if (self->recordings < 0 || self->recordings > self->call_logs)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "--recordings must be from 0 to --call-logs");
  else if (self->latency < 0 || self->token_lifetime < 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "--latency and --token-lifetime must not be negative");
  else if (!(self->speed >= 0.01 && self->speed <= 10000.0))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--speed must be from 0.01 to 10000");
  else
    return TRUE;
  return FALSE;
}

/**
 * demo_options_parse:
 * @argc: (inout): the number of arguments
 * @argv: (inout): the arguments
 * @error: return location
 *
 * Returns: (transfer full): the options, or %NULL
 */
DemoOptions *
demo_options_parse (int *argc, char ***argv, GError **error)
{
  g_autoptr (DemoOptions) self = new_with_defaults ();
  g_autoptr (GOptionContext) context = g_option_context_new ("– a demonstration FCM5600 IP PBX");
  g_autofree char *description = make_description ();
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &self->port, "Port to listen on; 0, the default, takes a free one",
      "PORT" },
    { "listen-all", 0, 0, G_OPTION_ARG_NONE, &self->listen_all,
      "Listen on all addresses, not on 127.0.0.1 alone" },
    { "user", 0, 0, G_OPTION_ARG_STRING, &self->user, "Who signs in (admin)", "NAME" },
    { "password", 0, 0, G_OPTION_ARG_STRING, &self->password, "With what (demo)", "PASSWORD" },
    { "token-lifetime", 0, 0, G_OPTION_ARG_INT, &self->token_lifetime,
      "A sign-in ends after so many requests; 0, the default, never", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &self->seed, "Another number makes another office (5600)", "N" },
    { "extensions", 0, 0, G_OPTION_ARG_INT, &self->extensions, "How many, up to 10000 (120)", "N" },
    { "contacts", 0, 0, G_OPTION_ARG_INT, &self->contacts, "How many, up to 50000 (300)", "N" },
    { "call-logs", 0, 0, G_OPTION_ARG_INT, &self->call_logs, "How many, up to 1000000 (5000)", "N" },
    { "recordings", 0, 0, G_OPTION_ARG_INT, &self->recordings, "How many of the calls are recorded (400)",
      "N" },
    { "no-traffic", 0, 0, G_OPTION_ARG_NONE, &self->no_traffic,
      "Nobody calls by themselves, and whoever is called answers" },
    { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &self->speed, "Seconds that pass on the device in a second (1)",
      "X" },
    { "clock-offset", 0, 0, G_OPTION_ARG_STRING, &self->clock_offset,
      "How far the device's clock is ahead: +3h, -26h, 90m, 2d (0)", "SPAN" },
    { "latency", 0, 0, G_OPTION_ARG_INT, &self->latency, "Every answer comes so much later (0)", "MS" },
    { "page-base", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->page_bases,
      "What LIST (extensions, forwards, wakeups, phonebook, call-log, recordings) calls its first page: 1 "
      "(where 0 is the same), 1strict (where 0 is refused) or 0; may be repeated",
      "LIST=BASE" },
    { "phonebook-style", 0, 0, G_OPTION_ARG_STRING, &self->phonebook_style,
      "How the phonebook's list wants its parameters: any, query, body, post, or unheeded (of a query)",
      "STYLE" },
    { "wakeups-paged", 0, 0, G_OPTION_ARG_NONE, &self->wakeups_paged, "The wake-up list comes as a page" },
    { "forward-bools", 0, 0, G_OPTION_ARG_NONE, &self->forward_bools,
      "Forwards are switched by true/false; 0/1 is refused" },
    { "misbehave", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->misbehaviours,
      "Does something wrong, for all paths or those with the prefix; may be repeated",
      "NAME[=VALUE][:PREFIX]" },
    { "stdin-control", 0, 0, G_OPTION_ARG_NONE, &self->stdin_control,
      "Read commands from the standard input, and exit where it ends" },
    { "exit-with-parent", 0, 0, G_OPTION_ARG_NONE, &self->exit_with_parent,
      "Exit when the parent process does" },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &self->quiet,
      "Write no line for each request to the standard error" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, "Write the version and exit" },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, description);
  if (!g_option_context_parse (context, argc, argv, error))
    return NULL;
  if (*argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, "unknown argument %s", (*argv)[1]);
      return NULL;
    }
  set_missing_texts (self);
  self->recordings = MIN (self->recordings, self->call_logs);
  return check (self, error) ? g_steal_pointer (&self) : NULL;
}

/** demo_options_free: frees them */
void
demo_options_free (DemoOptions *self)
{
  g_free (self->clock_offset);
  g_free (self->user);
  g_free (self->password);
  g_free (self->phonebook_style);
  g_strfreev (self->page_bases);
  g_strfreev (self->misbehaviours);
  g_free (self);
}
