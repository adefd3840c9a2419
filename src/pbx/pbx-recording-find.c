/* pbx-recording-find.c: the recording of a call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-recording-find.h"

#include "pbx-scan.h"

#include <string.h>

/* A call tells the name of its recording's file, and no address to fetch it from: that is in the lists of
 * recordings alone, where it is searched for by who called whom, on what day. */

#define PAGE_SIZE 200
#define DAY_LENGTH 10

static const PbxEndpoint endpoints[] = {
  [PBX_RECORDING_GENERAL] = PBX_ENDPOINT_RECORDINGS,
  [PBX_RECORDING_CONFERENCE] = PBX_ENDPOINT_CONFERENCE_RECORDINGS,
  [PBX_RECORDING_ONE_TOUCH] = PBX_ENDPOINT_ONETOUCH_RECORDINGS,
};

/* Where a recorded call is most likely found comes first. */
static const PbxRecordingKind order[] = { PBX_RECORDING_GENERAL, PBX_RECORDING_ONE_TOUCH,
                                          PBX_RECORDING_CONFERENCE };

typedef struct
{
  PbxCall *call; /* owned */
  PbxScan *scan; /* owned, nullable */
  guint step;    /* in the order */
} Search;

static void
search_free (Search *search)
{
  g_clear_object (&search->call);
  g_clear_object (&search->scan);
  g_free (search);
}

static void search_next (GTask *task);

/* The name of the file alone: the lists may tell another folder for it than the call log. */
static gboolean
is_same_file (const char *a, const char *b)
{
  g_autofree char *name_a = NULL;
  g_autofree char *name_b = NULL;

  if (a == NULL || b == NULL || *a == '\0' || *b == '\0')
    return FALSE;
  name_a = g_path_get_basename (a);
  name_b = g_path_get_basename (b);

  return g_str_equal (name_a, name_b);
}

static gboolean
is_recording_of (PbxRecording *recording, PbxCall *call)
{
  if (is_same_file (pbx_recording_get_file_name (recording), pbx_call_get_recording_file (call)))
    return TRUE;

  return g_strcmp0 (pbx_recording_get_start (recording), pbx_call_get_start (call)) == 0 &&
         g_strcmp0 (pbx_recording_get_caller (recording), pbx_call_get_caller (call)) == 0 &&
         g_strcmp0 (pbx_recording_get_callee (recording), pbx_call_get_callee (call)) == 0;
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pbx_scan_next_finish (PBX_SCAN (source), result, &error);
  Search *search = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (is_recording_of (rows->pdata[i], search->call))
        {
          g_task_return_pointer (task, pbx_recording_info_new_for (rows->pdata[i], order[search->step]),
                                 g_object_unref);
          return;
        }
    }
  if (rows == NULL)
    {
      g_clear_object (&search->scan);
      search->step++;
    }
  search_next (task);
}

static PbxScan *
new_scan (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autoptr (JsonObject) parameters = json_object_new ();
  g_autofree char *day = g_strndup (pbx_call_get_start (search->call), DAY_LENGTH);
  PbxRecordingKind kind = order[search->step];

  json_object_set_string_member (parameters, "from", day);
  json_object_set_string_member (parameters, "to", day);
  json_object_set_string_member (parameters, "type", "all");
  json_object_set_string_member (parameters, "status", "all");
  json_object_set_string_member (parameters, "src", pbx_call_get_caller (search->call));
  json_object_set_string_member (parameters, "dest", pbx_call_get_callee (search->call));
  if (kind != PBX_RECORDING_CONFERENCE)
    {
      json_object_set_string_member (parameters, "pinCode", "");
      json_object_set_string_member (parameters, "trunkName", "");
    }

  return pbx_scan_new (g_task_get_source_object (task), endpoints[kind], PBX_TYPE_RECORDING, parameters,
                       PAGE_SIZE);
}

static void
search_next (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (search->step == G_N_ELEMENTS (order))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  if (search->scan == NULL)
    search->scan = new_scan (task);
  pbx_scan_next_async (search->scan, g_task_get_cancellable (task), page_cb, g_object_ref (task));
}

/**
 * pbx_recording_find_async:
 * @client: the device
 * @call: a call of its log
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Searches the lists of recordings (endpoints 29, 31 and 30) for that of a call.
 */
void
pbx_recording_find_async (PbxClient *client,
                          PbxCall *call,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const char *start;
  Search *search;

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (PBX_IS_CALL (call));

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_recording_find_async);
  start = pbx_call_get_start (call);
  if (start == NULL || strlen (start) < DAY_LENGTH)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  search = g_new0 (Search, 1);
  search->call = g_object_ref (call);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  search_next (task);
}

/**
 * pbx_recording_find_finish:
 * @client: the device
 * @result: of the call
 * @error: why it could not be searched
 *
 * Returns: (transfer full) (nullable): the recording; %NULL without @error where the device has none
 */
PbxRecordingInfo *
pbx_recording_find_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
