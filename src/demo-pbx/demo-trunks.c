/* demo-trunks.c: the lines to the outside: analogue, mobile, E1, SIP and IAX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-trunks.h"
#include "demo-clock.h"

#include <string.h>

struct _DemoTrunks
{
  DemoClock *clock;
  GHashTable *states; /* owned: name → the state that was set by command */
};

typedef struct
{
  const char *name;
  const char *kind; /* sip or iax */
  const char *model;
  const char *server;
  guint delay;        /* ms; 0 where nobody asks the other side */
  const char *state;  /* as trunk-info has it */
  const char *status; /* as trunk-status has it */
} Trunk;

static const Trunk trunks[] = {
  { "berlin-sip", "sip", "client", "sip.provider.example:5060", 23, "Registered", "Registered" },
  { "Zweigstelle Köln", "sip", "client", "[2001:db8:17::30]:5061", 41, "Registered", "Authenticated" },
  { "door-intercom", "sip", "server", "192.168.11.77", 4, "Idle", "Authenticated" },
  { "上海分公司", "sip", "client", "203.0.113.8:5080", 0, "Rejected", "Rejected" },
  { "eeee", "sip", "server", "", 0, "Unregistered", "Unregistered" },
  { "backup-provider", "sip", "client", "198.51.100.20", 0, "Auth. Sent", "Unauthenticated" },
  { "iaxto10", "iax", "client", "192.168.17.30", 2, "Registered", "Registered" },
  { "warehouse-iax", "iax", "server", "", 0, "Idle", "" },
};

typedef struct
{
  const char *type;
  const char *state; /* NULL: a signal strength that changes */
  const char *channel;
} Port;

static const Port ports[] = {
  { "FXS", "", "Idle" },   { "FXS", "", "Idle" },      { "FXO", "OK", "Idle" },      { "FXO", "RED", "" },
  { "GSM", NULL, "Idle" }, { "WCDMA", NULL, "InUse" }, { "GSM", "NO SIM CARD", "" }, { "none", "", "" },
};

/* What calls go out and come in over: those that work. */
static const char *const names[] = { "berlin-sip", "Zweigstelle Köln", "iaxto10", "FXO3", "GSM5", NULL };

/**
 * demo_trunks_new:
 * @clock: the device's clock, by which signals and delays change
 *
 * Returns: (transfer full): the trunks
 */
DemoTrunks *
demo_trunks_new (DemoClock *clock)
{
  DemoTrunks *self = g_new0 (DemoTrunks, 1);

  self->clock = clock;
  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/** demo_trunks_free: frees them */
void
demo_trunks_free (DemoTrunks *self)
{
  g_hash_table_unref (self->states);
  g_free (self);
}

static char *
name_port (guint port)
{
  return g_strdup_printf ("%s%u", ports[port].type, port + 1);
}

/**
 * demo_trunks_set_state:
 * @self: the trunks
 * @name: a SIP or IAX trunk's name, or a port's type and number, as `FXO3`
 * @state: (nullable): the state that `trunk-info` tells from now on, or %NULL for its own
 *
 * Returns: whether there is such a trunk
 */
gboolean
demo_trunks_set_state (DemoTrunks *self, const char *name, const char *state)
{
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (trunks); i++)
    known |= strcmp (trunks[i].name, name) == 0;
  for (guint i = 0; i < G_N_ELEMENTS (ports); i++)
    {
      g_autofree char *port = name_port (i);

      known |= strcmp (port, name) == 0;
    }
  if (known && state != NULL)
    g_hash_table_replace (self->states, g_strdup (name), g_strdup (state));
  else if (known)
    g_hash_table_remove (self->states, name);
  return known;
}

static const char *
get_state (DemoTrunks *self, const char *name, const char *own)
{
  const char *state = g_hash_table_lookup (self->states, name);

  return state != NULL ? state : own;
}

/** demo_trunks_get_names: Returns: (transfer none): the names of those that carry calls */
const char *const *
demo_trunks_get_names (DemoTrunks *self)
{
  return names;
}

/* A number that stays for ten seconds and then moves by a little. */
static guint
wobble (DemoTrunks *self, guint salt, guint span)
{
  guint64 slot = (guint64) (demo_clock_get_uptime (self->clock) / (10 * G_TIME_SPAN_SECOND));
  guint64 mixed = (slot + salt * 7919) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) ((mixed >> 40) % span);
}

static char *
make_analog (DemoTrunks *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ports); i++)
    {
      g_autofree char *signal = g_strdup_printf ("%u", (i == 4 ? 17 : 8) + wobble (self, i, 5));
      g_autofree char *port = name_port (i);

      g_string_append_printf (text, "%s%u:%u:%s:%s:%s:%s", i == 0 ? "" : "\n", i + 1, i + 1, ports[i].type,
                              get_state (self, port, ports[i].state != NULL ? ports[i].state : signal),
                              ports[i].channel, i == 2 ? "BLF3" : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
make_packed (DemoTrunks *self, const char *kind)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (trunks); i++)
    {
      const Trunk *trunk = &trunks[i];
      guint delay = trunk->delay == 0 ? 0 : trunk->delay + wobble (self, i, 4);

      if (strcmp (trunk->kind, kind) != 0)
        continue;
      g_string_append_printf (text, "%s%s:%s:%s:", text->len == 0 ? "" : "\n", trunk->name, trunk->model,
                              trunk->server);
      /* The device writes the delay of SIP with a fraction and that of IAX without. */
      if (strcmp (kind, "sip") == 0)
        g_string_append_printf (text, "%u.%02u", delay, delay == 0 ? 0 : wobble (self, i + 50, 100));
      else
        g_string_append_printf (text, "%u", delay);
      g_string_append_printf (text, ":%s", get_state (self, trunk->name, trunk->state));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * demo_trunks_make_info:
 * @self: the trunks
 *
 * Returns: (transfer full): the four packed texts of `trunk-info`
 */
JsonObject *
demo_trunks_make_info (DemoTrunks *self)
{
  JsonObject *object = json_object_new ();
  g_autofree char *analog = make_analog (self);
  g_autofree char *iax = make_packed (self, "iax");
  g_autofree char *sip = make_packed (self, "sip");

  json_object_set_string_member (object, "analogOut", analog);
  json_object_set_string_member (object, "digitalOut",
                                 "1:E1:CCS/HDB3/CRC4:OK:30 channels, 2 in use\n2:E1:CCS/HDB3/CRC4:RED:");
  json_object_set_string_member (object, "iaxOut", iax);
  json_object_set_string_member (object, "sipOut", sip);
  return object;
}

/**
 * demo_trunks_make_status:
 * @self: the trunks
 *
 * Returns: (transfer full): the list of `trunk-status`
 */
JsonArray *
demo_trunks_make_status (DemoTrunks *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (trunks); i++)
    {
      const Trunk *trunk = &trunks[i];
      JsonObject *object = json_object_new ();
      g_autofree char *delay = g_strdup_printf ("%u", trunk->delay + wobble (self, i, 4));

      json_object_set_string_member (object, "delay",
                                     trunk->delay != 0        ? delay
                                     : *trunk->server != '\0' ? "na"
                                                              : "");
      json_object_set_string_member (object, "name", trunk->name);
      json_object_set_string_member (object, "server", trunk->server);
      json_object_set_string_member (object, "status", get_state (self, trunk->name, trunk->status));
      json_object_set_string_member (object, "trunkType", trunk->kind);
      json_object_set_string_member (object, "model", trunk->model);
      json_array_add_object_element (array, object);
    }
  return array;
}
