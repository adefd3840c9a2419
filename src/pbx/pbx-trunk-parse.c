/* pbx-trunk-parse.c: trunks as the device packs them into text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-trunk-private.h"

#include <math.h>
#include <string.h>

static void
take (char **member, char *text)
{
  g_free (*member);
  *member = g_strstrip (text);
}

static PbxTrunkRole
parse_role (const char *word)
{
  if (g_ascii_strcasecmp (word, "client") == 0)
    return PBX_TRUNK_CLIENT;
  if (g_ascii_strcasecmp (word, "server") == 0)
    return PBX_TRUNK_SERVER;

  return PBX_TRUNK_NO_ROLE;
}

/* Milliseconds, with a fraction or `ms` after it; "na", "" and 0 mean that nobody measures. */
static double
parse_delay (const char *text)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  while (g_ascii_isspace (*end))
    end++;
  if (end == text || (*end != '\0' && g_ascii_strcasecmp (end, "ms") != 0) || !isfinite (value) || value <= 0)
    return -1;

  return value;
}

/* The fields from @start to before @end, put together again */
static char *
join (char **fields, guint start, guint end)
{
  GString *text = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    g_string_append_printf (text, "%s%s", i > start ? ":" : "", fields[i]);

  return g_string_free (text, FALSE);
}

/* The steps of the device's own page */
static int
get_level (guint64 signal)
{
  static const guint64 above[] = { 0, 9, 15, 20, 25 };
  int level = 0;

  for (guint i = 0; i < G_N_ELEMENTS (above); i++)
    if (signal > above[i])
      level++;

  return level;
}

/**
 * pbx_trunk_new_from_sip:
 * @kind: SIP or IAX
 * @line: `name:client|server:ip:delay:status`
 *
 * Reads a line of endpoint 9. The address may hold colons, and so may the name: what stands between the role
 * and the last two fields is the address, and what stands before the role is the name.
 *
 * Returns: (transfer full): the trunk
 */
PbxTrunk *
pbx_trunk_new_from_sip (PbxTrunkKind kind, const char *line)
{
  PbxTrunk *self = g_object_new (PBX_TYPE_TRUNK, NULL);
  g_auto (GStrv) fields = g_strsplit (line, ":", -1);
  guint n = g_strv_length (fields);
  guint role = 1;
  guint tail;

  self->kind = kind;
  take (&self->raw, g_strdup (line));

  for (guint i = 1; i < n; i++)
    if (parse_role (g_strstrip (fields[i])) != PBX_TRUNK_NO_ROLE)
      {
        role = i;
        break;
      }
  if (role >= n)
    {
      take (&self->name, g_strdup (line));
      return self;
    }

  self->role = parse_role (fields[role]);
  tail = n >= role + 3 ? n - 2 : n;
  take (&self->name, join (fields, 0, role));
  take (&self->address, join (fields, role + 1, tail));
  self->delay = tail < n ? parse_delay (fields[tail]) : -1;
  take (&self->state_text, g_strdup (tail < n ? fields[tail + 1] : ""));
  self->state = pbx_trunk_state_parse (self->state_text);

  return self;
}

/**
 * pbx_trunk_new_from_analog:
 * @line: `serial:channel:type:status:channel status:BLF`
 *
 * Reads a line of endpoint 9 about a port for a telephone line, a telephone or a mobile network.
 *
 * Returns: (transfer full): the trunk
 */
PbxTrunk *
pbx_trunk_new_from_analog (const char *line)
{
  static const struct
  {
    const char *type;
    PbxTrunkKind kind;
  } types[] = {
    { "FXO", PBX_TRUNK_FXO },     { "FXS", PBX_TRUNK_FXS },   { "GSM", PBX_TRUNK_GSM },
    { "WCDMA", PBX_TRUNK_WCDMA }, { "none", PBX_TRUNK_SLOT }, { "", PBX_TRUNK_SLOT },
  };
  PbxTrunk *self = g_object_new (PBX_TYPE_TRUNK, NULL);
  g_auto (GStrv) fields = g_strsplit (line, ":", 6);
  guint n = g_strv_length (fields);
  const char *channel = n > 1 ? g_strstrip (fields[1]) : "";
  const char *type = n > 2 ? g_strstrip (fields[2]) : "";
  guint64 signal;

  take (&self->raw, g_strdup (line));
  self->kind = PBX_TRUNK_ANALOG;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i].type, type) == 0)
      self->kind = types[i].kind;

  if (*channel == '\0' && n > 0)
    channel = g_strstrip (fields[0]);
  take (&self->name,
        self->kind == PBX_TRUNK_SLOT ? g_strdup (channel) : g_strdup_printf ("%s %s", type, channel));
  take (&self->state_text, g_strdup (n > 3 ? fields[3] : ""));
  take (&self->channel, g_strdup (n > 4 ? fields[4] : ""));

  if (g_ascii_string_to_unsigned (self->state_text, 10, 0, G_MAXUINT64, &signal, NULL))
    {
      self->level = get_level (signal);
      self->state = self->level > 0 ? PBX_TRUNK_OK : PBX_TRUNK_NO_SIGNAL;
    }
  else
    {
      self->state = pbx_trunk_state_parse (self->state_text);
    }

  return self;
}

/**
 * pbx_trunk_new_from_digital:
 * @line: a line whose format nobody has written down
 * @number: which line it is, from 1
 *
 * Keeps a line about an E1 or T1 port as it came.
 *
 * Returns: (transfer full): the trunk
 */
PbxTrunk *
pbx_trunk_new_from_digital (const char *line, guint number)
{
  PbxTrunk *self = g_object_new (PBX_TYPE_TRUNK, NULL);

  self->kind = PBX_TRUNK_DIGITAL;
  take (&self->raw, g_strdup (line));
  take (&self->name, g_strdup_printf ("%u", number));
  take (&self->state_text, g_strdup (line));
  self->state = PBX_TRUNK_OTHER;

  return self;
}

/**
 * pbx_trunk_new_from_status:
 * @type: `sip` or `iax`
 * @name: its name
 * @model: `client` or `server`
 * @server: the other side
 * @delay: milliseconds, or `na`
 * @status: the device's word for the state
 *
 * Makes a trunk of what endpoint 10 tells.
 *
 * Returns: (transfer full): the trunk
 */
PbxTrunk *
pbx_trunk_new_from_status (const char *type,
                           const char *name,
                           const char *model,
                           const char *server,
                           const char *delay,
                           const char *status)
{
  PbxTrunk *self = g_object_new (PBX_TYPE_TRUNK, NULL);

  self->kind = g_ascii_strcasecmp (type, "iax") == 0 || g_ascii_strcasecmp (type, "iax2") == 0
                 ? PBX_TRUNK_IAX
                 : PBX_TRUNK_SIP;
  self->role = parse_role (model);
  self->delay = parse_delay (delay);
  take (&self->name, g_strdup (name));
  take (&self->address, g_strdup (server));
  take (&self->state_text, g_strdup (status));
  self->state = pbx_trunk_state_parse (status);

  return self;
}

/**
 * pbx_trunk_merge_status:
 * @status: the same trunk as endpoint 10 tells it
 *
 * Adds what endpoint 9 left open. Its own word is the more exact one where a registration is under way; where
 * it only says that nothing happens, endpoint 10 knows whether the other side is who it says.
 */
void
pbx_trunk_merge_status (PbxTrunk *self, PbxTrunk *status)
{
  g_return_if_fail (PBX_IS_TRUNK (self));
  g_return_if_fail (PBX_IS_TRUNK (status));

  if (status->state != PBX_TRUNK_UNKNOWN &&
      (self->state == PBX_TRUNK_UNKNOWN || self->state == PBX_TRUNK_IDLE))
    {
      self->state = status->state;
      take (&self->state_text, g_strdup (status->state_text));
    }
  if (*self->address == '\0')
    take (&self->address, g_strdup (status->address));
  if (self->role == PBX_TRUNK_NO_ROLE)
    self->role = status->role;
  if (self->delay < 0)
    self->delay = status->delay;
}
