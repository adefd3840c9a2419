/* desk-system-report.c: what the system page shows, as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-system-report.h"

#include "desk-phone-state.h"
#include "desk-trunk-words.h"

#include <glib/gi18n.h>

/**
 * desk_system_describe_fact:
 * @key: a key of what the device tells of itself
 *
 * Returns: (transfer none): the key in words; the key itself where it is not known
 */
const char *
desk_system_describe_fact (const char *key)
{
  static const struct
  {
    const char *key;
    const char *word;
  } facts[] = {
    { "model", N_ ("Model") },
    { "DeviceName", N_ ("Device name") },
    { "WAN-IP", N_ ("WAN address") },
    { "WAN-Mac", N_ ("WAN hardware address") },
    { "LAN-IP", N_ ("LAN address") },
    { "LAN-Mac", N_ ("LAN hardware address") },
    { "hardwareVersion", N_ ("Hardware version") },
    { "version", N_ ("Software version") },
    /* Translators: the device's time, and for how long it has been running */
    { "Uptime", N_ ("Uptime") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_ascii_strcasecmp (facts[i].key, key) == 0)
      return _ (facts[i].word);

  return key;
}

/**
 * desk_system_describe_storage:
 * @storage: a place
 *
 * Returns: (transfer none): the place in words
 */
const char *
desk_system_describe_storage (PbxStorage storage)
{
  switch (storage)
    {
    case PBX_STORAGE_RECORDINGS:
      return _ ("Recordings");
    case PBX_STORAGE_USB:
      return _ ("USB storage");
    case PBX_STORAGE_SYSTEM:
    case PBX_N_STORAGES:
    default:
      return C_ ("storage", "System");
    }
}

/**
 * desk_system_describe_amount:
 * @amount: how much there is and how much of it is used
 *
 * Returns: (transfer full): both in words
 */
char *
desk_system_describe_amount (PbxAmount amount)
{
  g_autofree char *used = g_format_size_full (amount.used, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *total = g_format_size_full (amount.total, G_FORMAT_SIZE_IEC_UNITS);

  /* Translators: how much of a memory is used: "1.2 GiB of 4.0 GiB (30 %)" */
  return g_strdup_printf (_ ("%s of %s (%.0f %%)"), used, total,
                          amount.total > 0 ? (double) amount.used * 100 / amount.total : 0.0);
}

/**
 * desk_system_describe_clock:
 * @clock: the device's clock
 *
 * Returns: (transfer full): the time on the device
 */
char *
desk_system_describe_clock (PbxClock *clock)
{
  g_autoptr (GDateTime) now = pbx_clock_dup_now (clock);

  /* Translators: day and time of the device's clock, as strftime() takes it */
  return now != NULL ? g_date_time_format (now, _ ("%A, %x, %H:%M")) : g_strdup ("");
}

/**
 * desk_system_describe_offset:
 * @clock: the device's clock
 *
 * Returns: (transfer full): how far it is from this desktop's, as exactly as it is known
 */
char *
desk_system_describe_offset (PbxClock *clock)
{
  gint64 offset = pbx_clock_get_offset (clock);
  guint64 seconds = ABS (offset);
  g_autofree char *span = NULL;

  if (!pbx_clock_get_known (clock))
    return g_strdup ("");
  if (seconds <= pbx_clock_get_precision (clock) + 1)
    return g_strdup (_ ("The same as this computer’s"));

  if (seconds >= 3600)
    span =
      g_strdup_printf (C_ ("time span", "%d h %d min"), (int) (seconds / 3600), (int) (seconds % 3600 / 60));
  else if (seconds >= 60)
    span = g_strdup_printf (C_ ("time span", "%d min"), (int) (seconds / 60));
  else
    span = g_strdup_printf (C_ ("time span", "%d s"), (int) seconds);

  /* Translators: %s is a time span, as "3 h 2 min" */
  return g_strdup_printf (offset > 0 ? _ ("%s ahead of this computer’s") : _ ("%s behind this computer’s"),
                          span);
}

/**
 * desk_system_count_phones:
 * @session: a session
 * @counts: (out): how many phones there are in each [enum@Pbx.PhoneState]
 */
void
desk_system_count_phones (DeskSession *session, guint counts[PBX_PHONE_OTHER + 1])
{
  GListModel *phones = pbx_monitor_get_phones (desk_session_get_monitor (session));

  for (guint i = 0; i <= PBX_PHONE_OTHER; i++)
    counts[i] = 0;
  for (guint i = 0; i < g_list_model_get_n_items (phones); i++)
    {
      g_autoptr (PbxPhone) phone = g_list_model_get_item (phones, i);

      counts[MIN (pbx_phone_get_state (phone), PBX_PHONE_OTHER)]++;
    }
}

static void
add_line (GString *text, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s: %s\n", name, value);
}

static void
add_timeline (GString *text, PbxTimeline *timeline)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (timeline)); i++)
    {
      g_autoptr (PbxEvent) event = g_list_model_get_item (G_LIST_MODEL (timeline), i);
      g_autoptr (GDateTime) time =
        g_date_time_new_from_unix_local (pbx_event_get_time (event) / G_USEC_PER_SEC);
      g_autofree char *when = g_date_time_format (time, "%F %T");
      g_autofree char *what = desk_trunk_describe_event (event);

      g_string_append_printf (text, "    %s  %s\n", when, what);
    }
}

static void
add_trunks (GString *text, DeskSession *session)
{
  GListModel *list = pbx_trunks_get_list (desk_session_get_trunks (session));

  g_string_append_printf (text, "\n%s\n", _ ("Trunks"));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PbxTrunk) trunk = g_list_model_get_item (list, i);
      g_autofree char *name = desk_trunk_describe_name (trunk);
      g_autofree char *kind = desk_trunk_describe_kind (trunk);
      g_autofree char *state =
        desk_trunk_describe_state (pbx_trunk_get_state (trunk), pbx_trunk_get_state_text (trunk));
      g_autofree char *delay = desk_trunk_describe_delay (pbx_trunk_get_delay (trunk));
      g_autofree char *signal = desk_trunk_describe_signal (trunk);
      g_autofree char *channel = desk_trunk_describe_channel (trunk);
      const char *const cells[] = {
        kind, desk_trunk_describe_role (trunk), pbx_trunk_get_address (trunk), state, delay, signal, channel
      };

      g_string_append (text, name);
      for (guint j = 0; j < G_N_ELEMENTS (cells); j++)
        if (*cells[j] != '\0')
          g_string_append_printf (text, " · %s", cells[j]);
      g_string_append_c (text, '\n');
      /* The device's own words: what is not documented is read by whoever supports it. */
      if (*pbx_trunk_get_raw (trunk) != '\0')
        g_string_append_printf (text, "    %s\n", pbx_trunk_get_raw (trunk));
      add_timeline (text, pbx_trunk_get_timeline (trunk));
    }
}

/**
 * desk_system_report_new:
 * @session: a session
 * @system: what is known of the device
 *
 * Puts all that the system page shows into plain text. No password, token or name of a person is in it.
 *
 * Returns: (transfer full): the text
 */
char *
desk_system_report_new (DeskSession *session, PbxSystem *system)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *clock = desk_system_describe_clock (desk_session_get_clock (session));
  g_autofree char *offset = desk_system_describe_offset (desk_session_get_clock (session));
  GPtrArray *facts = pbx_system_get_facts (system);
  GPtrArray *cores = pbx_system_get_cores (system);
  guint counts[PBX_PHONE_OTHER + 1];

  for (guint i = 0; i < facts->len; i++)
    {
      PbxSystemFact *fact = facts->pdata[i];

      add_line (text, desk_system_describe_fact (fact->key), fact->value);
    }
  add_line (text, _ ("Clock"), clock);
  add_line (text, _ ("Clock difference"), offset);

  for (guint i = 0; i < cores->len; i++)
    g_string_append_printf (text, "%s %u: %.0f %%\n", _ ("Core"), i + 1,
                            pbx_series_get_last (cores->pdata[i]));
  if (pbx_system_get_loaded (system, PBX_SYSTEM_MEMORY))
    {
      g_autofree char *memory = desk_system_describe_amount (pbx_system_get_memory (system));

      add_line (text, _ ("Memory"), memory);
      if (pbx_system_get_swap (system).total > 0)
        {
          g_autofree char *swap = desk_system_describe_amount (pbx_system_get_swap (system));

          add_line (text, _ ("Swap"), swap);
        }
    }
  for (guint i = 0; i < PBX_N_STORAGES; i++)
    if (pbx_system_get_storage (system, i).total > 0)
      {
        g_autofree char *amount = desk_system_describe_amount (pbx_system_get_storage (system, i));

        add_line (text, desk_system_describe_storage (i), amount);
      }
  if (pbx_system_get_loaded (system, PBX_SYSTEM_CALLS))
    g_string_append_printf (text, "%s: %u / %u\n", _ ("Calls now"), pbx_system_get_calls (system),
                            pbx_system_get_max_calls (system));

  add_trunks (text, session);

  g_string_append_printf (text, "\n%s\n", _ ("Phones"));
  desk_system_count_phones (session, counts);
  for (guint i = 0; i <= PBX_PHONE_OTHER; i++)
    if (counts[i] > 0)
      {
        g_autofree char *state = desk_phone_state_describe (i, _ ("Other"));

        g_string_append_printf (text, "%s: %u\n", state, counts[i]);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
