/* test-downloads.c: recordings into files, from devices and to disks that do not do as they should
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-cache.h"
#include "pbx-download-state.h"
#include "pbx-downloads.h"
#include "pbx-file-name.h"
#include "pbx-part.h"
#include "pbx-test.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#define MANY 500
#define PLAY "/pbx/play/"

static DemoProcess *demo;
static PbxClient *client;

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Rows of a list of the device */
static GPtrArray *
list_recordings (guint n)
{
  g_autofree char *parameters =
    g_strdup_printf ("{\"from\":\"2000-01-01\",\"to\":\"2099-12-31\",\"type\":\"all\",\"src\":\"\","
                     "\"dest\":\"\",\"status\":\"all\",\"pinCode\":\"\",\"trunkName\":\"\","
                     "\"page\":1,\"pageSize\":%u}",
                     n);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = test_call_json (client, PBX_ENDPOINT_RECORDINGS, parameters, &error);
  GPtrArray *infos = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *items;

  g_assert_no_error (error);
  items = json_object_get_array_member (json_node_get_object (data), "items");

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *row = json_array_get_object_element (items, i);

      g_ptr_array_add (infos, pbx_recording_info_new (PBX_RECORDING_GENERAL,
                                                      json_object_get_string_member (row, "playUrl"),
                                                      json_object_get_string_member (row, "startTime"),
                                                      json_object_get_string_member (row, "callSrc"),
                                                      json_object_get_string_member (row, "callTo"), 1));
    }

  return infos;
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("downloads-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static guint
count_files (const char *folder, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      n++;

  return n;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static PbxDownloads *
new_downloads (const char *state_path)
{
  PbxDownloads *downloads = pbx_downloads_new (client, state_path);

  pbx_downloads_set_patience (downloads, 400, 50);
  return downloads;
}

static void
wait_for_end (PbxDownloads *downloads)
{
  gint64 deadline = g_get_monotonic_time () + 180 * G_USEC_PER_SEC;

  while (pbx_downloads_get_n_active (downloads) > 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

static GBytes *
fetch_whole (const char *play_url)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) spliced = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  pbx_client_open_recording_async (client, play_url, 0, NULL, take_result, &result);
  test_wait_until (result != NULL);
  stream = pbx_client_open_recording_finish (client, result, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, 0, NULL, take_result,
                                &spliced);
  test_wait_until (spliced != NULL);
  g_output_stream_splice_finish (memory, spliced, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
assert_same (PbxDownload *download)
{
  g_autofree char *path = pbx_download_dup_path (download);
  g_autoptr (GBytes) bytes = fetch_whole (pbx_recording_info_get_play_url (pbx_download_get_info (download)));
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (content, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* What goes wrong next, again and again while the downloads run */
static gboolean
misbehave (gpointer user_data)
{
  static const char *const faults[] = { "reset",     "reset-body", "truncated-download", "stall",
                                        "error-500", "html-200",   "empty-body",         "no-ranges" };
  GRand *random = user_data;

  demo_process_tell (demo, "misbehave %s %s times %d",
                     faults[g_rand_int_range (random, 0, G_N_ELEMENTS (faults))], PLAY,
                     g_rand_int_range (random, 1, 4));
  return G_SOURCE_CONTINUE;
}

static void
test_many (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (GPtrArray) infos = list_recordings (MANY);
  g_autoptr (GRand) random = g_rand_new_with_seed (5600);
  PbxDownloads *downloads = new_downloads (NULL);
  guint source = g_timeout_add (30, misbehave, random);
  guint n_done;

  g_assert_cmpuint (infos->len, ==, MANY);
  pbx_downloads_set_limit (downloads, 6);

  /* One name for all: none may take another's place. */
  for (guint i = 0; i < infos->len; i++)
    pbx_downloads_add (downloads, infos->pdata[i], folder, "{date}", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (downloads)), ==, MANY);
  g_assert_cmpuint (pbx_downloads_count (downloads, PBX_DOWNLOAD_RUNNING), ==, 6);

  wait_for_end (downloads);
  g_source_remove (source);
  demo_process_tell (demo, "behave");

  n_done = pbx_downloads_count (downloads, PBX_DOWNLOAD_DONE);
  g_test_message ("%u of %u came in spite of it", n_done, MANY);
  g_assert_cmpuint (n_done, >, 0);
  g_assert_cmpuint (n_done + pbx_downloads_count (downloads, PBX_DOWNLOAD_FAILED), ==, MANY);

  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (PbxDownload) download = g_list_model_get_item (G_LIST_MODEL (downloads), i);

      if (pbx_download_get_state (download) == PBX_DOWNLOAD_FAILED)
        g_assert_nonnull (pbx_download_get_error (download));
      else
        g_assert_no_error (pbx_download_get_error (download));
    }

  pbx_downloads_resume_all (downloads);
  wait_for_end (downloads);
  g_assert_cmpuint (pbx_downloads_count (downloads, PBX_DOWNLOAD_DONE), ==, MANY);
  g_assert_cmpfloat (pbx_downloads_get_progress (downloads), ==, 1.0);
  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (PbxDownload) download = g_list_model_get_item (G_LIST_MODEL (downloads), i);

      assert_same (download);
    }

  g_assert_cmpuint (count_files (folder, ""), ==, MANY);
  g_assert_cmpuint (count_files (folder, PBX_PART_SUFFIX), ==, 0);

  pbx_downloads_remove_done (downloads);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (downloads)), ==, 0);
  g_assert_cmpuint (count_files (folder, ""), ==, MANY);
  g_assert_finalize_object (downloads);
  remove_folder (folder);
}

/* What came before the line broke is not fetched a second time. */
static void
test_resume_by_range (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (GPtrArray) infos = list_recordings (1);
  PbxDownloads *downloads = new_downloads (NULL);
  PbxDownload *download;
  g_autofree char *request = NULL;

  pbx_downloads_set_patience (downloads, 2000, 60 * 1000);
  demo_process_tell (demo, "misbehave truncated-download %s", PLAY);
  download = pbx_downloads_add (downloads, infos->pdata[0], folder, NULL, NULL);
  test_wait_until (pbx_download_get_state (download) == PBX_DOWNLOAD_WAITING);
  g_assert_cmpint (pbx_download_get_received (download), >, 0);
  g_assert_cmpint (pbx_download_get_received (download), <, pbx_download_get_total (download));
  g_assert_error (pbx_download_get_error (download), PBX_ERROR, PBX_ERROR_UNREACHABLE);
  g_assert_cmpuint (count_files (folder, PBX_PART_SUFFIX), ==, 1);
  demo_process_tell (demo, "behave");

  pbx_downloads_resume (downloads, download);
  wait_for_end (downloads);
  g_assert_cmpint (pbx_download_get_state (download), ==, PBX_DOWNLOAD_DONE);
  assert_same (download);

  g_assert_finalize_object (downloads);
  remove_folder (folder);
}

static void
test_pause_and_cancel (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (GPtrArray) infos = list_recordings (4);
  PbxDownloads *downloads = new_downloads (NULL);
  PbxDownload *all[4];
  g_autoptr (PbxDownload) removed = NULL;

  demo_process_tell (demo, "latency 100");
  pbx_downloads_set_limit (downloads, 2);
  for (guint i = 0; i < 4; i++)
    all[i] = pbx_downloads_add (downloads, infos->pdata[i], folder, NULL, NULL);

  /* One that runs, one that waits, and one that runs and goes on before its pause came through */
  pbx_downloads_pause (downloads, all[0]);
  pbx_downloads_pause (downloads, all[3]);
  pbx_downloads_pause (downloads, all[1]);
  pbx_downloads_resume (downloads, all[1]);
  removed = g_object_ref (all[2]);
  test_wait_until (pbx_download_get_state (all[2]) == PBX_DOWNLOAD_RUNNING);
  pbx_downloads_remove (downloads, all[2]);
  wait_for_end (downloads);

  g_assert_cmpint (pbx_download_get_state (all[0]), ==, PBX_DOWNLOAD_PAUSED);
  g_assert_cmpint (pbx_download_get_state (all[1]), ==, PBX_DOWNLOAD_DONE);
  g_assert_cmpint (pbx_download_get_state (all[3]), ==, PBX_DOWNLOAD_PAUSED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (downloads)), ==, 3);

  pbx_downloads_resume_all (downloads);
  wait_for_end (downloads);
  g_assert_cmpuint (pbx_downloads_count (downloads, PBX_DOWNLOAD_DONE), ==, 3);
  demo_process_tell (demo, "latency 0");
  test_wait_until (count_files (folder, "") == 3);

  g_assert_finalize_object (downloads);
  remove_folder (folder);
}

/* The program ends in the middle; the next one offers what was left. */
static void
test_survives (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *state = g_build_filename (folder, "state", "downloads.json", NULL);
  g_autofree char *files = g_build_filename (folder, "files", NULL);
  g_autoptr (GPtrArray) infos = list_recordings (3);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PbxDownloads *downloads = new_downloads (state);
  PbxDownload *last;
  struct stat status;

  g_mkdir (files, 0700);
  for (guint i = 0; i < 2; i++)
    pbx_downloads_add (downloads, infos->pdata[i], files, NULL, NULL);
  wait_for_end (downloads);
  demo_process_tell (demo, "misbehave truncated-download %s", PLAY);
  pbx_downloads_set_patience (downloads, 2000, 60 * 1000);
  last = pbx_downloads_add (downloads, infos->pdata[2], files, NULL, NULL);
  test_wait_until (pbx_download_get_state (last) == PBX_DOWNLOAD_WAITING);
  g_assert_finalize_object (downloads);
  demo_process_tell (demo, "behave");
  test_wait_until (g_file_test (state, G_FILE_TEST_EXISTS));
  test_run_for (100);
  g_assert_cmpint (g_lstat (state, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  downloads = new_downloads (state);
  pbx_downloads_restore_async (downloads, NULL, take_result, &result);
  test_wait_until (result != NULL);
  g_assert_true (pbx_downloads_restore_finish (downloads, result, &error));
  g_clear_object (&result);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (downloads)), ==, 1);
  g_assert_cmpuint (pbx_downloads_count (downloads, PBX_DOWNLOAD_PAUSED), ==, 1);
  g_assert_cmpuint (count_files (files, PBX_PART_SUFFIX), ==, 1);

  pbx_downloads_resume_all (downloads);
  wait_for_end (downloads);
  g_assert_cmpuint (pbx_downloads_count (downloads, PBX_DOWNLOAD_DONE), ==, 1);
  g_assert_cmpuint (count_files (files, ""), ==, 3);
  g_assert_cmpuint (count_files (files, PBX_PART_SUFFIX), ==, 0);
  test_run_for (300);
  g_assert_finalize_object (downloads);
  remove_folder (folder);
}

static void
test_hostile_state (void)
{
  static const char *const files[] = {
    "", "[]", "{\"version\":2,\"downloads\":[]}", "{\"version\":1}", "{\"version\":\"1\",\"downloads\":[]}",
  };
  static const char hostile[] =
    "{\"version\":1,\"downloads\":[1,null,{},{\"address\":7,\"folder\":\"/tmp\",\"name\":\"x\"},"
    "{\"address\":\"/a\",\"folder\":\"relative\",\"name\":\"x\"},"
    "{\"address\":\"/a\",\"folder\":\"/tmp\",\"name\":\"../../x\",\"part\":\"../../etc/passwd.part\","
    "\"kind\":99,\"seconds\":-1,\"received\":-5,\"total\":-9}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (hostile, strlen (hostile));
  g_autoptr (GPtrArray) downloads = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) file = g_bytes_new_static (files[i], strlen (files[i]));
      g_autoptr (GError) problem = NULL;

      g_assert_null (pbx_download_state_read (file, &problem));
      g_assert_nonnull (problem);
    }

  downloads = pbx_download_state_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (downloads->len, ==, 1);
  g_assert_null (strchr (pbx_download_get_name (downloads->pdata[0]), '/'));
  g_assert_cmpint (pbx_download_get_state (downloads->pdata[0]), ==, PBX_DOWNLOAD_PAUSED);
}

/* A 401 in the middle waits for the person, and goes on. */
static void
test_signed_out (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (GPtrArray) infos = list_recordings (6);
  g_autoptr (GError) error = NULL;
  PbxDownloads *downloads = new_downloads (NULL);
  guint asked = 0;
  gulong handler = g_signal_connect_swapped (client, "sign-in-needed", G_CALLBACK (g_atomic_int_inc), &asked);

  demo_process_tell (demo, "expire-tokens");
  for (guint i = 0; i < infos->len; i++)
    pbx_downloads_add (downloads, infos->pdata[i], folder, NULL, NULL);
  test_wait_until (!pbx_client_get_signed_in (client));
  test_run_for (100);
  g_assert_cmpuint (asked, ==, 1);
  g_assert_cmpuint (pbx_downloads_get_n_active (downloads), ==, 6);
  g_assert_cmpuint (count_files (folder, ".gsm"), ==, 0);

  test_sign_in (client, demo_process_get_user (demo), demo_process_get_password (demo), &error);
  g_assert_no_error (error);
  wait_for_end (downloads);
  g_assert_cmpuint (pbx_downloads_count (downloads, PBX_DOWNLOAD_DONE), ==, 6);

  g_signal_handler_disconnect (client, handler);
  g_assert_finalize_object (downloads);
  remove_folder (folder);
}

static void
test_disk (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *gone = g_build_filename (folder, "gone", NULL);
  g_autofree char *link = g_build_filename (folder, "x.gsm", NULL);
  g_autofree char *part_link = g_build_filename (folder, "x.gsm.part", NULL);
  g_autofree char *victim = g_build_filename (folder, "victim", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GPtrArray) infos = list_recordings (2);
  PbxDownloads *downloads = new_downloads (NULL);
  PbxDownload *missing;
  PbxDownload *linked;

  missing = pbx_downloads_add (downloads, infos->pdata[0], gone, NULL, NULL);
  wait_for_end (downloads);
  g_assert_error (pbx_download_get_error (missing), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  /* Links that somebody laid are not followed, and not replaced. */
  g_file_set_contents (victim, "precious", -1, NULL);
  g_assert_cmpint (symlink (victim, link), ==, 0);
  g_assert_cmpint (symlink (victim, part_link), ==, 0);
  linked = pbx_downloads_add (downloads, infos->pdata[1], folder, "x", NULL);
  wait_for_end (downloads);
  g_assert_cmpint (pbx_download_get_state (linked), ==, PBX_DOWNLOAD_DONE);
  g_assert_true (g_str_has_prefix (pbx_download_get_name (linked), "x"));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK) ||
                 !g_str_has_suffix (pbx_download_get_name (linked), ".gsm"));
  g_file_get_contents (victim, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "precious");
  assert_same (linked);

  g_assert_finalize_object (downloads);
  remove_folder (folder);
}

/* /dev/full takes the file and not a byte of it. */
static void
test_disk_full (void)
{
  g_autoptr (GPtrArray) infos = list_recordings (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_open ("/dev/full", O_RDWR | O_CLOEXEC, 0);

  if (fd < 0)
    {
      g_test_skip ("no /dev/full");
      return;
    }

  pbx_transfer_async (client, pbx_recording_info_get_play_url (infos->pdata[0]), fd, 500, 2000, NULL, NULL,
                      NULL, take_result, &result);
  test_wait_until (result != NULL);
  g_assert_false (pbx_transfer_finish (result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static gboolean
count_connection (GSocketService *service, GSocketConnection *connection, GObject *source, guint *n)
{
  (*n)++;
  return TRUE;
}

/* Whatever a device says, nobody else is asked, and nothing is written elsewhere. */
static void
test_hostile (void)
{
  g_autofree char *outer = make_folder ();
  g_autofree char *folder = g_build_filename (outer, "chosen", NULL);
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GPtrArray) good = list_recordings (1);
  g_autoptr (GPtrArray) hostile = NULL;
  g_autoptr (GError) error = NULL;
  PbxDownloads *downloads = new_downloads (NULL);
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);
  guint n_connections = 0;
  static const char *const forms[] = {
    "https://127.0.0.1:%u/pbx/play/general-recording/x.gsm",
    "//127.0.0.1:%u/pbx/play/general-recording/x.gsm",
    "/pbx/play/general-recording/../../../@127.0.0.1:%u/x.gsm",
    "@127.0.0.1:%u/pbx/play/general-recording/x.gsm",
    ":%u/pbx/play/general-recording/x.gsm",
    "https://127.0.0.1:%u",
  };

  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (count_connection), &n_connections);
  g_mkdir (folder, 0700);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GString) url = g_string_new (forms[i]);
      g_autofree char *digits = g_strdup_printf ("%u", port);
      g_autoptr (PbxRecordingInfo) info = NULL;

      g_string_replace (url, "%u", digits, 0);
      info = pbx_recording_info_new (PBX_RECORDING_GENERAL, url->str, "../../2026/../x", "../../etc/passwd",
                                     "/tmp/pwned", 1);
      pbx_downloads_add (downloads, info, folder, "../{date}/{caller}/{called}", NULL);
    }

  demo_process_tell (demo, "misbehave hostile-names");
  hostile = list_recordings (16);
  demo_process_tell (demo, "behave");
  for (guint i = 0; i < hostile->len; i++)
    pbx_downloads_add (downloads, hostile->pdata[i], folder, "{caller}/../{called}", NULL);
  wait_for_end (downloads);

  /* A redirection to another host, with the token in the request */
  demo_process_tell (demo, "misbehave cross-host-redirect=https://127.0.0.1:%u/ %s", port, PLAY);
  pbx_downloads_add (downloads, good->pdata[0], folder, NULL, NULL);
  wait_for_end (downloads);
  demo_process_tell (demo, "behave");

  test_run_for (50);
  g_assert_cmpuint (n_connections, ==, 0);
  g_assert_cmpuint (pbx_downloads_count (downloads, PBX_DOWNLOAD_DONE), ==, 0);
  g_assert_cmpuint (count_files (outer, ""), ==, 1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (downloads)); i++)
    {
      g_autoptr (PbxDownload) download = g_list_model_get_item (G_LIST_MODEL (downloads), i);

      g_assert_null (strchr (pbx_download_get_name (download), '/'));
    }

  g_assert_finalize_object (downloads);
  remove_folder (outer);
}

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } cases[] = {
    { "2026-11-24 09-30 101 → 138", "2026-11-24 09-30 101 → 138" },
    { "../../etc/passwd", "_.._etc_passwd" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j" },
    { "..", "_" },
    { "", "_" },
    { " . hidden . ", "hidden" },
    { "-rf", "_rf" },
    { "con", "_con" },
    { "CON.gsm", "_CON.gsm" },
    { "LPT9", "_LPT9" },
    { "COM¹.txt", "_COM¹.txt" },
    { "common", "common" },
    { "a\nb\tc\x01\x7f", "a b c" },
    { "\xe2\x80\xae"
      "gpj.elif\xe2\x81\xa9",
      "gpj.elif" },
    { "bad\xff"
      "utf8",
      "bad\xef\xbf\xbdutf8" },
    { "王芳", "王芳" },
  };
  g_autofree char *many = g_strnfill (1000, 'x');
  g_autoptr (GString) wide = g_string_new ("x");
  g_autofree char *short_name = NULL;
  g_autofree char *wide_name = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = pbx_file_name_clean (cases[i].text);

      g_assert_cmpstr (name, ==, cases[i].name);
    }

  short_name = pbx_file_name_clean (many);
  g_assert_cmpuint (strlen (short_name), ==, 200);
  for (guint i = 0; i < 100; i++)
    g_string_append (wide, "王");
  wide_name = pbx_file_name_clean (wide->str);
  g_assert_cmpuint (strlen (wide_name), <=, 200);
  g_assert_true (g_utf8_validate (wide_name, -1, NULL));
}

static void
test_templates (void)
{
  g_autoptr (PbxRecordingInfo) info =
    pbx_recording_info_new (PBX_RECORDING_CONFERENCE, "/x/a.WAV", "2026-11-24 09:30:05", "101", "+49 30", 5);
  static const struct
  {
    const char *name_template;
    const char *name;
  } cases[] = {
    { NULL, "2026-11-24 09-30-05 101 +49 30" },
    { "{kind} {caller-name} {caller}", "conference Ann_Bob 101" },
    { "{nothing} {date", "{nothing} {date" },
    { "{called-name}", "_" },
  };
  static const char *const suffixes[][2] = {
    { "/x/a.gsm", ".gsm" },   { "/x/a.WAV", ".WAV" },       { "/x/a.Wav", ".wav" }, { "/x/a", ".sound" },
    { "/x/a.g/m", ".sound" }, { "/x/a.toolong", ".sound" }, { "/x.y/a", ".sound" }, { "/x/a.", ".sound" },
  };

  pbx_recording_info_set_names (info, "Ann/Bob", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = pbx_file_name_expand (cases[i].name_template, info);

      g_assert_cmpstr (name, ==, cases[i].name);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autoptr (PbxRecordingInfo) other =
        pbx_recording_info_new (PBX_RECORDING_GENERAL, suffixes[i][0], NULL, NULL, NULL, 0);
      g_autofree char *suffix = pbx_recording_info_dup_suffix (other);

      g_assert_cmpstr (suffix, ==, suffixes[i][1]);
    }
}

/* A converter that writes what it was told to make */
static void
convert (const char *source_path,
         const char *target_path,
         const char *conversion,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_assert_true (g_file_test (source_path, G_FILE_TEST_IS_REGULAR));
  if (g_str_equal (conversion, "wav"))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot");
      return;
    }

  g_file_set_contents (target_path, conversion, -1, NULL);
  g_task_return_boolean (task, TRUE);
}

static gboolean
convert_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
test_converted (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "good.ogg", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GPtrArray) infos = list_recordings (2);
  PbxDownloads *downloads = new_downloads (NULL);
  PbxDownload *good;
  PbxDownload *bad;

  pbx_downloads_set_converter (downloads, convert, convert_finish);
  good = pbx_downloads_add (downloads, infos->pdata[0], folder, "good", "opus");
  bad = pbx_downloads_add (downloads, infos->pdata[1], folder, "bad", "wav");
  wait_for_end (downloads);

  g_assert_cmpint (pbx_download_get_state (good), ==, PBX_DOWNLOAD_DONE);
  g_assert_cmpstr (pbx_download_get_name (good), ==, "good.ogg");
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "opus");
  g_assert_cmpint (pbx_download_get_state (bad), ==, PBX_DOWNLOAD_FAILED);
  g_assert_error (pbx_download_get_error (bad), G_IO_ERROR, G_IO_ERROR_FAILED);

  /* What the disk holds of it goes with it. */
  pbx_downloads_remove (downloads, bad);
  test_wait_until (count_files (folder, "") == 1);
  g_assert_finalize_object (downloads);
  remove_folder (folder);
}

static char *
fetch (PbxCache *cache, PbxRecordingInfo *info, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_cache_fetch_async (cache, client, info, NULL, NULL, NULL, take_result, &result);
  test_wait_until (result != NULL);

  return pbx_cache_fetch_finish (cache, result, error);
}

static void
test_cache (void)
{
  g_autofree char *outer = make_folder ();
  g_autofree char *folder = g_build_filename (outer, "recordings", NULL);
  g_autoptr (GPtrArray) infos = list_recordings (3);
  g_autoptr (PbxCache) cache = pbx_cache_new (folder, 1024 * 1024 * 1024);
  g_autoptr (GAsyncResult) measured = NULL;
  g_autoptr (GAsyncResult) cleared = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = fetch (cache, infos->pdata[0], &error);
  g_autofree char *again = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  struct stat status;
  guint before;

  g_assert_no_error (error);
  g_assert_cmpint (g_lstat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_lstat (first, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  /* The name tells nothing of the call. */
  g_assert_cmpuint (strspn (strrchr (first, '/') + 1, "0123456789abcdef"), ==, 64);

  /* It is here: the device is not asked. */
  before = demo_process_count_requests (demo, PLAY);
  again = fetch (cache, infos->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, first);
  g_assert_cmpuint (demo_process_count_requests (demo, PLAY), ==, before);

  pbx_cache_measure_async (cache, NULL, take_result, &measured);
  test_wait_until (measured != NULL);
  g_assert_cmpint (pbx_cache_measure_finish (cache, measured, NULL), ==, status.st_size);

  /* The first was played longest ago. */
  second = fetch (cache, infos->pdata[1], &error);
  g_assert_no_error (error);
  g_utime (first, &(struct utimbuf){ 1000, 1000 });
  g_assert_cmpint (g_lstat (second, &status), ==, 0);
  pbx_cache_set_limit (cache, (guint64) status.st_size);
  third = fetch (cache, infos->pdata[2], &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (third, G_FILE_TEST_EXISTS));

  demo_process_tell (demo, "misbehave html-200 %s", PLAY);
  g_free (again);
  again = fetch (cache, infos->pdata[0], &error);
  g_assert_null (again);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD);
  demo_process_tell (demo, "behave");

  pbx_cache_clear_async (cache, NULL, take_result, &cleared);
  test_wait_until (cleared != NULL);
  g_assert_true (pbx_cache_clear_finish (cache, cleared, NULL));
  g_assert_cmpuint (count_files (folder, ""), ==, 0);
  remove_folder (outer);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  demo = demo_process_new ("--seed 7 --recordings 600 --no-traffic");
  client = test_client_new_signed_in (demo);

  g_test_add_func ("/downloads/names", test_names);
  g_test_add_func ("/downloads/templates", test_templates);
  g_test_add_func ("/downloads/resume-by-range", test_resume_by_range);
  g_test_add_func ("/downloads/pause-and-cancel", test_pause_and_cancel);
  g_test_add_func ("/downloads/survives", test_survives);
  g_test_add_func ("/downloads/hostile-state", test_hostile_state);
  g_test_add_func ("/downloads/signed-out", test_signed_out);
  g_test_add_func ("/downloads/disk", test_disk);
  g_test_add_func ("/downloads/disk-full", test_disk_full);
  g_test_add_func ("/downloads/hostile", test_hostile);
  g_test_add_func ("/downloads/converted", test_converted);
  g_test_add_func ("/downloads/cache", test_cache);
  g_test_add_func ("/downloads/many", test_many);

  status = g_test_run ();

  g_assert_finalize_object (client);
  demo_process_free (demo);
  return status;
}
