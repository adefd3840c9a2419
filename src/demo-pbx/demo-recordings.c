/* demo-recordings.c: what was recorded, and the files of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A recording is a call and a name that is told from it, so no list of files is kept: the name bears the
 * id, from which the call and with it the sound are made again.
 */

#include "demo-recordings.h"
#include "demo-hash.h"

#include <string.h>

#define N_CONFERENCES 36
#define N_ONE_TOUCH 28

/* PCM takes ten times as much as GSM: long talks are not written so. */
#define LONGEST_PCM 180

static const struct
{
  const char *folder;
  const char *url;
} places[] = {
  [DEMO_RECORDING_GENERAL] = { "recording", "/pbx/play/general-recording/" },
  [DEMO_RECORDING_CONFERENCE] = { "conference", "/pbx/play/conference-recording/" },
  [DEMO_RECORDING_ONE_TOUCH] = { "onetouch", "/pbx/play/onetouch-recording/" },
};

DemoSoundFormat
demo_recording_get_format (DemoRecordingKind kind, const DemoCall *call)
{
  guint drawn = demo_hash (kind + 77, call->id) % 10;

  if (drawn == 0 && call->talk <= LONGEST_PCM)
    return DEMO_SOUND_WAV;

  return drawn == 1 ? DEMO_SOUND_WAV49 : DEMO_SOUND_GSM;
}

static char *
make_tail (DemoRecordingKind kind, const DemoCall *call)
{
  g_autoptr (GDateTime) start = g_date_time_new_from_unix_utc (call->start);
  g_autofree char *day = g_date_time_format (start, "%Y%m%d");
  g_autofree char *time = g_date_time_format (start, "%H%M%S");
  char *tail;

  tail = g_strdup_printf ("%s/%s/%" G_GINT64_FORMAT ".%" G_GUINT64_FORMAT "-%s-%s-%s-%s%s", day, call->exten,
                          call->start, call->id, call->src, call->to, day, time,
                          demo_sound_get_suffix (demo_recording_get_format (kind, call)));

  /* What has a meaning of its own in a URL, such as + and #, is not let into a name. */
  return g_strcanon (tail, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "/.-", '_');
}

/**
 * demo_recording_get_file_name:
 * @kind: what kind of recording
 * @call: the call that was recorded
 *
 * Returns: (transfer full): the path of the recording on the device
 */
char *
demo_recording_get_file_name (DemoRecordingKind kind, const DemoCall *call)
{
  g_autofree char *tail = make_tail (kind, call);

  return g_strconcat ("/var/spool/asterisk/monitor/", places[kind].folder, "/", tail, NULL);
}

char *
demo_recording_get_play_url (DemoRecordingKind kind, const DemoCall *call)
{
  g_autofree char *tail = make_tail (kind, call);

  return g_strconcat (places[kind].url, tail, NULL);
}

static guint
count_recordings (DemoCallLog *log, DemoRecordingKind kind)
{
  guint n_calls = demo_call_log_get_n_past (log);

  switch (kind)
    {
    case DEMO_RECORDING_CONFERENCE:
      return MIN (n_calls / 4, N_CONFERENCES);
    case DEMO_RECORDING_ONE_TOUCH:
      return MIN (n_calls / 4, N_ONE_TOUCH);
    case DEMO_RECORDING_GENERAL:
    default:
      return demo_call_log_get_n_recordings (log);
    }
}

/* Conferences and one-touch recordings were made along with answered calls of the past, told off by id
 * so that they stay the same while new calls come in. Their own ids count upwards with time. */
static gboolean
find_special (DemoCallLog *log, DemoRecordingKind kind, guint64 id, DemoCall *call)
{
  guint n_recordings = count_recordings (log, kind);
  guint64 n_past = demo_call_log_get_n_past (log);
  guint64 span, call_id;

  if (id < 1 || id > n_recordings || n_recordings == 0)
    return FALSE;

  span = n_past / n_recordings;
  call_id = (id - 1) * span + 1 + demo_hash (demo_call_log_get_seed (log) + kind, id) % span;

  for (guint64 tried = 0; tried < span; tried++)
    {
      if (call_id > id * span)
        call_id = (id - 1) * span + 1;
      if (!demo_call_log_find (log, call_id, call))
        return FALSE;
      if (call->status == DEMO_CALL_ANSWERED && call->talk > 0)
        break;
      call_id++;
    }

  /* In a short log a stretch may be without any answered call: what stands there becomes one. */
  call->status = DEMO_CALL_ANSWERED;
  call->talk = MAX (call->talk, 5);
  call->duration = MAX (call->duration, call->talk);
  call->id = id;

  if (kind == DEMO_RECORDING_CONFERENCE)
    {
      static const char *const rooms[] = { "900", "901", "902" };
      const char *room = rooms[demo_hash (7, id) % G_N_ELEMENTS (rooms)];

      /* Whoever of the office took part in the call stands for who called in. */
      call->type = DEMO_CALL_INTERNAL;
      call->from = "conference";
      call->src = call->exten;
      call->to = call->exten = room;
      call->trunk = NULL;
      call->pin[0] = '\0';
      g_strlcpy (call->dest, room, sizeof call->dest);
    }

  return TRUE;
}

static void
get_recording (DemoCallLog *log, DemoRecordingKind kind, guint position, DemoCall *call)
{
  if (kind == DEMO_RECORDING_GENERAL)
    demo_call_log_get_recording (log, position, call);
  else
    find_special (log, kind, count_recordings (log, kind) - position, call);
}

static int
compare_calls (const void *a, const void *b, void *column)
{
  return demo_call_compare (a, b, GPOINTER_TO_INT (column));
}

/**
 * demo_recordings_search:
 * @log: the call log
 * @kind: what kind of recordings
 * @query: what is searched for
 * @calls: an array of #DemoCall to which the calls of the page are added
 *
 * Returns: how many recordings are found in all
 */
guint
demo_recordings_search (DemoCallLog *log, DemoRecordingKind kind, const DemoCallQuery *query, GArray *calls)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DemoCall));

  /* Oldest first, so that turning the order round shows the newest first. */
  for (guint i = count_recordings (log, kind); i > 0; i--)
    {
      DemoCall call;

      get_recording (log, kind, i - 1, &call);
      if (demo_call_query_matches (query, &call))
        g_array_append_val (found, call);
    }

  if (query->column != DEMO_COLUMN_START)
    g_array_sort_with_data (found, compare_calls, GINT_TO_POINTER (query->column));

  for (guint64 row = query->offset; row < found->len && row < query->offset + query->page_size; row++)
    g_array_append_val (calls,
                        g_array_index (found, DemoCall,
                                       query->descending ? found->len - 1 - (guint) row : (guint) row));

  return found->len;
}

/**
 * demo_recordings_load:
 * @log: the call log
 * @kind: what kind of recording
 * @tail: what follows the kind's path in the recording's URL
 * @content_type: (out): the type of the file
 * @error: return location for a refusal
 *
 * Makes the file of a recording.
 *
 * Returns: (transfer full): the file, or %NULL where there is no such recording
 */
GBytes *
demo_recordings_load (DemoCallLog *log,
                      DemoRecordingKind kind,
                      const char *tail,
                      const char **content_type,
                      GError **error)
{
  const char *base = tail != NULL ? strrchr (tail, '/') : NULL;
  const char *dot = base != NULL ? strchr (base, '.') : NULL;
  guint64 id = dot != NULL ? g_ascii_strtoull (dot + 1, NULL, 10) : 0;
  DemoCall call;
  gboolean found;

  if (kind == DEMO_RECORDING_GENERAL)
    found = demo_call_log_find (log, id, &call) && demo_call_log_is_recorded (log, &call);
  else
    found = find_special (log, kind, id, &call);

  if (found)
    {
      g_autofree char *right_tail = make_tail (kind, &call);
      DemoSoundFormat format = demo_recording_get_format (kind, &call);

      if (g_str_equal (tail, right_tail))
        {
          *content_type = demo_sound_get_content_type (format);
          return demo_sound_new (format, call.talk, id * 3 + kind);
        }
    }

  g_set_error (error, DEMO_ERROR, DEMO_ERROR_NOT_FOUND, "file not found");

  return NULL;
}
