/* pbx-download-state.c: the list of downloads, as it survives the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-download-state.h"

#include "pbx-download-private.h"
#include "pbx-error.h"
#include "pbx-file-name.h"
#include "pbx-json.h"
#include "pbx-part.h"

#include <errno.h>
#include <glib/gstdio.h>

/* Another number is another format: an older program leaves such a file alone. */
#define VERSION 1

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gint64
get_number (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node)
           : 0;
}

static void
write_download (JsonBuilder *builder, PbxDownload *download)
{
  PbxRecordingInfo *info = download->info;
  const struct
  {
    const char *member;
    const char *text;
  } texts[] = {
    { "address", pbx_recording_info_get_play_url (info) },
    { "start", pbx_recording_info_get_start (info) },
    { "caller", pbx_recording_info_get_caller (info) },
    { "called", pbx_recording_info_get_called (info) },
    { "callerName", pbx_recording_info_get_caller_name (info) },
    { "calledName", pbx_recording_info_get_called_name (info) },
    { "folder", download->folder },
    { "name", download->stem },
    { "part", download->part },
    { "conversion", download->conversion },
  };

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL && *texts[i].text != '\0')
      {
        json_builder_set_member_name (builder, texts[i].member);
        json_builder_add_string_value (builder, texts[i].text);
      }
  json_builder_set_member_name (builder, "kind");
  json_builder_add_int_value (builder, pbx_recording_info_get_kind (info));
  json_builder_set_member_name (builder, "seconds");
  json_builder_add_int_value (builder, pbx_recording_info_get_seconds (info));
  json_builder_set_member_name (builder, "received");
  json_builder_add_int_value (builder, download->received);
  json_builder_set_member_name (builder, "total");
  json_builder_add_int_value (builder, download->total);
  json_builder_end_object (builder);
}

/**
 * pbx_download_state_write: (skip)
 * @downloads: (element-type PbxDownload): some downloads
 *
 * Returns: (transfer full): those that are not done, as the file has them
 */
GBytes *
pbx_download_state_write (GPtrArray *downloads)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;
  gsize length;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, "downloads");
  json_builder_begin_array (builder);
  for (guint i = 0; i < downloads->len; i++)
    if (pbx_download_is_unfinished (downloads->pdata[i]))
      write_download (builder, downloads->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, &length);

  return g_bytes_new_take (text, length);
}

/* Nothing of the file is believed: a name leads nowhere else, whoever wrote it. */
static PbxDownload *
read_download (JsonObject *object)
{
  const char *address = get_text (object, "address");
  const char *folder = get_text (object, "folder");
  const char *name = get_text (object, "name");
  const char *part = get_text (object, "part");
  const char *conversion = get_text (object, "conversion");
  g_autofree char *stem = NULL;
  g_autoptr (PbxRecordingInfo) info = NULL;
  PbxDownload *download;

  if (address == NULL || folder == NULL || name == NULL || !g_path_is_absolute (folder))
    return NULL;

  info = pbx_recording_info_new ((PbxRecordingKind) CLAMP (get_number (object, "kind"), PBX_RECORDING_GENERAL,
                                                           PBX_RECORDING_ONE_TOUCH),
                                 address, get_text (object, "start"), get_text (object, "caller"),
                                 get_text (object, "called"),
                                 (guint) CLAMP (get_number (object, "seconds"), 0, G_MAXINT));
  pbx_recording_info_set_names (info, get_text (object, "callerName"), get_text (object, "calledName"));

  stem = pbx_file_name_clean (name);
  download = pbx_download_new (info, folder, stem, conversion);
  if (pbx_part_is_name (part) && g_str_has_suffix (part, PBX_PART_SUFFIX))
    download->part = g_strdup (part);
  download->received = MAX (get_number (object, "received"), 0);
  download->total = MAX (get_number (object, "total"), -1);
  download->state = PBX_DOWNLOAD_PAUSED;

  return download;
}

/**
 * pbx_download_state_read: (skip)
 * @bytes: what a file holds
 *
 * Returns: (transfer full) (element-type PbxDownload): the downloads, each paused, or %NULL with @error
 *   set where it is no such file
 */
GPtrArray *
pbx_download_state_read (GBytes *bytes, GError **error)
{
  g_autoptr (JsonNode) root = pbx_json_parse (bytes, "downloads", error);
  g_autoptr (GPtrArray) downloads = g_ptr_array_new_with_free_func (g_object_unref);
  JsonObject *object;
  JsonNode *list;

  if (root == NULL)
    return NULL;

  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  list = object != NULL ? json_object_get_member (object, "downloads") : NULL;
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list) || get_number (object, "version") != VERSION)
    {
      g_set_error_literal (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD,
                           "downloads: the list was written by another version");
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (list), i);
      PbxDownload *download =
        JSON_NODE_HOLDS_OBJECT (element) ? read_download (json_node_get_object (element)) : NULL;

      if (download != NULL)
        g_ptr_array_add (downloads, download);
    }

  return g_steal_pointer (&downloads);
}

/**
 * pbx_download_state_save: (skip)
 * @path: the file
 * @bytes: what it is to hold
 *
 * Replaces the file in one step. Blocks: for a worker.
 *
 * Returns: %FALSE with @error set
 */
gboolean
pbx_download_state_save (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved), g_strerror (saved));
      return FALSE;
    }

  /* Who talked to whom is nobody else's. */
  return g_file_set_contents_full (path, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}
