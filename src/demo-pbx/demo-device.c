/* demo-device.c: the whole device, put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-device.h"

#include <string.h>

static gboolean
bad_value (GError **error, const char *option, const char *value)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: %s is not possible", option, value);
  return FALSE;
}

static gboolean
set_phonebook_style (DemoDevice *self, const char *name, GError **error)
{
  static const char *const names[] = { "any", "query", "body", "post", "unheeded" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strcmp (names[i], name) == 0)
        {
          demo_dispatch_set_phonebook_style (self->dispatch, (DemoPhonebookStyle) i);
          return TRUE;
        }
    }
  return bad_value (error, "--phonebook-style", name);
}

static gboolean
set_page_bases (DemoDevice *self, char **bases, GError **error)
{
  for (guint i = 0; bases != NULL && bases[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (bases[i], "=", 2);

      if (g_strv_length (parts) != 2 || !demo_dispatch_set_page_base (self->dispatch, parts[0], parts[1]))
        return bad_value (error, "--page-base", bases[i]);
    }
  return TRUE;
}

static gboolean
configure (DemoDevice *self, const DemoOptions *options, GError **error)
{
  DemoHabits *habits = demo_office_get_habits (self->pbx.office);

  habits->wakeups_paged = options->wakeups_paged;
  habits->forward_bools = options->forward_bools;
  for (guint i = 0; options->misbehaviours != NULL && options->misbehaviours[i] != NULL; i++)
    {
      if (!demo_misbehaviour_add_option (self->misbehaviour, options->misbehaviours[i], error))
        return FALSE;
    }
  demo_server_set_latency (self->server, (guint) options->latency);
  demo_server_set_verbose (self->server, !options->quiet);
  return set_phonebook_style (self, options->phonebook_style, error) &&
         set_page_bases (self, options->page_bases, error) &&
         demo_server_new_certificate (self->server, error) &&
         demo_server_listen (self->server, (guint) options->port, options->listen_all, error);
}

/**
 * demo_device_new:
 * @options: the command line
 * @error: return location
 *
 * Returns: (transfer full): a device that listens, or %NULL
 */
DemoDevice *
demo_device_new (const DemoOptions *options, GError **error)
{
  g_autoptr (DemoDevice) self = NULL;
  GTimeSpan offset;

  if (!demo_clock_parse_offset (options->clock_offset, &offset))
    {
      bad_value (error, "--clock-offset", options->clock_offset);
      return NULL;
    }
  self = g_new0 (DemoDevice, 1);
  self->pbx.clock = demo_clock_new (options->speed, offset);
  self->pbx.office = demo_office_new (self->pbx.clock, (guint64) options->seed, (guint) options->extensions,
                                      (guint) options->contacts);
  self->tokens = demo_tokens_new ((guint) options->token_lifetime);
  self->dispatch = demo_dispatch_new (&self->pbx, self->tokens, options->user, options->password);
  self->misbehaviour = demo_misbehaviour_new ();
  self->journal = demo_journal_new ();
  self->server = demo_server_new (self->dispatch, self->misbehaviour, self->journal);
  return configure (self, options, error) ? g_steal_pointer (&self) : NULL;
}

/** demo_device_free: switches it off */
void
demo_device_free (DemoDevice *self)
{
  g_clear_pointer (&self->server, demo_server_free);
  g_clear_pointer (&self->dispatch, demo_dispatch_free);
  g_clear_pointer (&self->journal, demo_journal_free);
  g_clear_pointer (&self->misbehaviour, demo_misbehaviour_free);
  g_clear_pointer (&self->tokens, demo_tokens_free);
  g_clear_pointer (&self->pbx.office, demo_office_free);
  g_clear_pointer (&self->pbx.clock, demo_clock_free);
  g_free (self);
}
