/* demo-device.c: the whole device, put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-device.h"
#include "demo-exchange.h"

#include <string.h>

#define WAKEUP_INTERVAL 500 /* ms */

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

/* What the phones' state says of the next wake-up call: the time of day. */
static char *
make_wakeup_time (DemoOffice *office, const char *exten)
{
  const char *next = demo_wakeups_get_next (demo_office_get_wakeups (office), exten);

  return next != NULL ? g_strdup (next + strlen ("yyyy-MM-dd ")) : NULL;
}

static gboolean
ring_wakeups_cb (gpointer user_data)
{
  DemoDevice *self = user_data;
  g_autoptr (GPtrArray) due = demo_wakeups_take_due (demo_office_get_wakeups (self->pbx.office));

  for (guint i = 0; i < due->len; i++)
    demo_exchange_ring (self->pbx.exchange, g_ptr_array_index (due, i));
  return G_SOURCE_CONTINUE;
}

static void
start_calls (DemoDevice *self, const DemoOptions *options)
{
  self->pbx.call_log = demo_call_log_new (self->pbx.office, self->pbx.clock, (guint) options->call_logs,
                                          (guint) options->recordings, (guint64) options->seed);
  self->pbx.exchange = demo_exchange_new (self->pbx.office, self->pbx.clock, self->pbx.call_log);
  demo_exchange_set_wakeup_func (self->pbx.exchange, make_wakeup_time);
  demo_exchange_set_traffic (self->pbx.exchange, !options->no_traffic);
  demo_exchange_start (self->pbx.exchange);
  self->wakeup_timer = g_timeout_add (WAKEUP_INTERVAL, ring_wakeups_cb, self);
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
  start_calls (self, options);
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
  g_clear_handle_id (&self->wakeup_timer, g_source_remove);
  g_clear_pointer (&self->pbx.exchange, demo_exchange_free);
  g_clear_pointer (&self->pbx.call_log, demo_call_log_free);
  g_clear_pointer (&self->pbx.office, demo_office_free);
  g_clear_pointer (&self->pbx.clock, demo_clock_free);
  g_free (self);
}
