/* test-demo-recordings.c: lists of recordings, and that their files really sound as long as they say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-recordings.h"
#include "test-office.h"

#include <string.h>

static DemoOffice office;
static DemoClock clock_;

static JsonNode *
ask (DemoPbx *pbx, const char *path, const char *text)
{
  g_autoptr (JsonNode) body = json_from_string (text, NULL);
  g_autoptr (GError) error = NULL;
  DemoRequest request = { .path = path, .body = json_node_get_object (body), .page_base = 1 };

  for (const DemoRoute *route = demo_calls_routes; route->method != NULL; route++)
    if (g_str_equal (route->path, path))
      {
        JsonNode *data = route->handler (pbx, &request, &error);

        g_assert_no_error (error);
        return data;
      }

  g_assert_not_reached ();
}

static GBytes *
play (DemoPbx *pbx, const char *url, const char **content_type, GError **error)
{
  for (const DemoFileRoute *route = demo_recordings_routes; route->path != NULL; route++)
    if (g_str_has_prefix (url, route->path))
      {
        DemoRequest request = { .path = url, .tail = url + strlen (route->path) };

        return route->handler (pbx, &request, content_type, error);
      }

  g_assert_not_reached ();
}

static guint32
read_u32 (const guint8 *data)
{
  return data[0] | data[1] << 8 | data[2] << 16 | (guint32) data[3] << 24;
}

static guint
read_u16 (const guint8 *data)
{
  return data[0] | data[1] << 8;
}

static void
check_gsm (const guint8 *data, gsize length, guint seconds)
{
  g_assert_cmpuint (length, ==, seconds * 50 * 33);
  for (gsize i = 0; i < length; i += 33)
    g_assert_cmpuint (data[i] >> 4, ==, 0xd);
}

static void
check_wav (const guint8 *data, gsize length, guint seconds)
{
  guint loudest = 0;

  g_assert_cmpuint (length, ==, 44 + seconds * 16000);
  g_assert_cmpmem (data, 4, "RIFF", 4);
  g_assert_cmpuint (read_u32 (data + 4), ==, length - 8);
  g_assert_cmpmem (data + 8, 8, "WAVEfmt ", 8);
  g_assert_cmpuint (read_u16 (data + 20), ==, 1);
  g_assert_cmpuint (read_u16 (data + 22), ==, 1);
  g_assert_cmpuint (read_u32 (data + 24), ==, 8000);
  g_assert_cmpuint (read_u16 (data + 34), ==, 16);
  g_assert_cmpmem (data + 36, 4, "data", 4);
  g_assert_cmpuint (read_u32 (data + 40), ==, seconds * 16000);
  for (gsize i = 44; i < length; i += 2)
    loudest = MAX (loudest, (guint) ABS ((gint16) read_u16 (data + i)));
  g_assert_cmpuint (loudest, >, 8000);
}

static void
check_wav49 (const guint8 *data, gsize length, guint seconds)
{
  guint n_data = seconds * 25 * 65;

  g_assert_cmpuint (length, ==, 60 + n_data + n_data % 2);
  g_assert_cmpmem (data, 4, "RIFF", 4);
  g_assert_cmpuint (read_u32 (data + 4), ==, length - 8);
  g_assert_cmpuint (read_u16 (data + 20), ==, 0x31);
  g_assert_cmpuint (read_u32 (data + 24), ==, 8000);
  g_assert_cmpuint (read_u32 (data + 28), ==, 1625);
  g_assert_cmpuint (read_u16 (data + 32), ==, 65);
  g_assert_cmpuint (read_u16 (data + 38), ==, 320);
  g_assert_cmpmem (data + 40, 4, "fact", 4);
  g_assert_cmpuint (read_u32 (data + 48), ==, seconds * 8000);
  g_assert_cmpmem (data + 52, 4, "data", 4);
  g_assert_cmpuint (read_u32 (data + 56), ==, n_data);
}

static void
check_sound (GBytes *sound, const char *url, guint seconds)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (sound, &length);

  if (g_str_has_suffix (url, ".gsm"))
    check_gsm (data, length, seconds);
  else if (g_str_has_suffix (url, ".wav"))
    check_wav (data, length, seconds);
  else if (g_str_has_suffix (url, ".WAV"))
    check_wav49 (data, length, seconds);
  else
    g_assert_not_reached ();
}

/* With a folder as its argument, the program leaves a few sounds there for a listener or for soxi. */
static void
write_sounds (const char *folder)
{
  for (guint format = DEMO_SOUND_GSM; format <= DEMO_SOUND_WAV49; format++)
    for (guint id = 0; id < 6; id++)
      {
        g_autofree char *name =
          g_strdup_printf ("%s/%u-%u%s", folder, 7 + id, id, demo_sound_get_suffix (format));
        g_autoptr (GBytes) sound = demo_sound_new (format, 7 + id, id);

        g_assert_true (g_file_set_contents (name, g_bytes_get_data (sound, NULL),
                                            (gssize) g_bytes_get_size (sound), NULL));
      }
}

static void
test_sound (void)
{
  static const guint lengths[] = { 1, 2, 5, 61, 600 };

  for (guint format = DEMO_SOUND_GSM; format <= DEMO_SOUND_WAV49; format++)
    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
      for (guint id = 0; id < 20; id++)
        {
          g_autoptr (GBytes) sound = demo_sound_new (format, lengths[i], id);
          g_autoptr (GBytes) again = demo_sound_new (format, lengths[i], id);

          check_sound (sound, demo_sound_get_suffix (format), lengths[i]);
          g_assert_true (g_bytes_equal (sound, again));
        }
}

/* The bits of a frame are only put in another order, so both forms hold as many that are set. */
static void
test_wav49_bits (void)
{
  g_autoptr (GBytes) gsm = demo_sound_new (DEMO_SOUND_GSM, 30, 9);
  g_autoptr (GBytes) wav49 = demo_sound_new (DEMO_SOUND_WAV49, 30, 9);
  const guint8 *frames = g_bytes_get_data (gsm, NULL);
  const guint8 *blocks = (const guint8 *) g_bytes_get_data (wav49, NULL) + 60;

  for (guint block = 0; block < 30 * 25; block++)
    {
      guint n_gsm = 0;
      guint n_wav49 = 0;

      for (guint i = 0; i < 66; i++)
        n_gsm += (guint) __builtin_popcount (frames[block * 66 + i]);
      for (guint i = 0; i < 65; i++)
        n_wav49 += (guint) __builtin_popcount (blocks[block * 65 + i]);
      g_assert_cmpuint (n_gsm, ==, n_wav49 + 2 * 3); /* 0xd, twice */
    }
}

static void
check_list (DemoPbx *pbx, const char *kind, guint least)
{
  g_autofree char *path = g_strdup_printf ("/pbx/call-log/search-%s-recording-page", kind);
  g_autofree char *prefix = g_strdup_printf ("/pbx/play/%s-recording/", kind);
  g_autoptr (JsonNode) data =
    ask (pbx, path, "{\"page\":1,\"pageSize\":1000,\"order\":\"string\",\"columnKey\":\"string\"}");
  JsonObject *page = json_node_get_object (data);
  JsonArray *items = json_object_get_array_member (page, "items");
  const char *last = "9999";
  guint n_of_format[3] = { 0 };

  g_assert_cmpint (json_object_get_int_member (page, "count"), ==, json_array_get_length (items));
  g_assert_cmpuint (json_array_get_length (items), >=, least);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *row = json_array_get_object_element (items, i);
      const char *url = json_object_get_string_member (row, "playUrl");
      const char *file = json_object_get_string_member (row, "FileName");
      const char *start = json_object_get_string_member (row, "startTime");
      const char *content_type = NULL;
      guint seconds = (guint) g_ascii_strtoull (json_object_get_string_member (row, "timeLength"), NULL, 10);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) sound = play (pbx, url, &content_type, &error);
      g_autofree char *wrong = g_strconcat (url, "x", NULL);

      g_assert_no_error (error);
      g_assert_nonnull (content_type);
      g_assert_true (g_str_has_prefix (url, prefix));
      g_assert_true (g_str_has_prefix (file, "/var/spool/asterisk/monitor/"));
      g_assert_true (g_str_has_suffix (file, url + strlen (prefix)));
      g_assert_false (json_object_has_member (row, "recordingFile"));
      g_assert_cmpuint (seconds, >, 0);
      g_assert_cmpstr (start, <, last);
      last = start;
      check_sound (sound, url, seconds);
      n_of_format[g_str_has_suffix (url, ".gsm") ? 0 : g_str_has_suffix (url, ".wav") ? 1 : 2]++;

      g_assert_null (play (pbx, wrong, &content_type, &error));
      g_assert_error (error, DEMO_ERROR, DEMO_ERROR_NOT_FOUND);
    }

  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (n_of_format[i], >, 0);
  g_assert_cmpuint (n_of_format[0], >, n_of_format[1] + n_of_format[2]);
}

static void
test_lists (void)
{
  g_autoptr (DemoCallLog) log = demo_call_log_new (&office, &clock_, 20000, 200, 1);
  DemoPbx pbx = { .office = &office, .clock = &clock_, .call_log = log };

  check_list (&pbx, "general", 200);
  check_list (&pbx, "conference", 36);
  check_list (&pbx, "onetouch", 28);
}

/* A row of the call log names the file of the recording that the other list tells of. */
static void
test_recording_file (void)
{
  g_autoptr (DemoCallLog) log = demo_call_log_new (&office, &clock_, 3000, 100, 1);
  DemoPbx pbx = { .office = &office, .clock = &clock_, .call_log = log };
  g_autoptr (JsonNode) calls =
    ask (&pbx, "/pbx/call-log/search-calllog-page", "{\"page\":1,\"pageSize\":3000}");
  g_autoptr (JsonNode) recordings =
    ask (&pbx, "/pbx/call-log/search-general-recording-page", "{\"page\":1,\"pageSize\":3000}");
  JsonArray *rows = json_object_get_array_member (json_node_get_object (calls), "items");
  JsonArray *files = json_object_get_array_member (json_node_get_object (recordings), "items");
  guint n_named = 0;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      const char *file =
        json_object_get_string_member (json_array_get_object_element (rows, i), "recordingFile");

      if (*file == '\0')
        continue;
      g_assert_cmpstr (file, ==,
                       json_object_get_string_member (json_array_get_object_element (files, n_named),
                                                      "FileName"));
      n_named++;
    }
  g_assert_cmpuint (n_named, ==, 100);
}

static void
test_strange_tails (void)
{
  static const char *const tails[] = {
    "", "/", "x", "20221129/843/..", "../../etc/passwd", "a/1.", "a/.1", "a/1.99999999999999999999-1"
  };
  g_autoptr (DemoCallLog) log = demo_call_log_new (&office, &clock_, 100, 100, 1);

  for (guint kind = DEMO_RECORDING_GENERAL; kind <= DEMO_RECORDING_ONE_TOUCH; kind++)
    for (guint i = 0; i <= G_N_ELEMENTS (tails); i++)
      {
        const char *content_type;
        const char *tail = i < G_N_ELEMENTS (tails) ? tails[i] : NULL;
        g_autoptr (GError) error = NULL;

        g_assert_null (demo_recordings_load (log, kind, tail, &content_type, &error));
        g_assert_error (error, DEMO_ERROR, DEMO_ERROR_NOT_FOUND);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_office_init (&office);
  test_clock_init (&clock_, 1);

  if (argc > 1)
    {
      write_sounds (argv[1]);
      return 0;
    }

  g_test_add_func ("/demo/recordings/sound", test_sound);
  g_test_add_func ("/demo/recordings/wav49-bits", test_wav49_bits);
  g_test_add_func ("/demo/recordings/lists", test_lists);
  g_test_add_func ("/demo/recordings/recording-file", test_recording_file);
  g_test_add_func ("/demo/recordings/strange-tails", test_strange_tails);

  return g_test_run ();
}
