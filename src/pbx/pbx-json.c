/* pbx-json.c: JSON from outside, made safe to parse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-json.h"

#include "pbx-error.h"

/* An answer of this size takes json-glib a few milliseconds; a larger one would cost a frame. */
#define PARSE_HERE_UP_TO (24 * 1024)

/* Runs over the text once and refuses what json-glib would not survive (it recurses for each bracket)
 * or could only turn into nonsense (a number of a million digits). It does not check the syntax. */
static gboolean
check_shape (const char *text, gsize length, const char *where, GError **error)
{
  gboolean in_string = FALSE;
  gboolean empty = TRUE;
  gboolean over = FALSE;
  guint depth = 0;
  guint number = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (in_string)
        {
          if (c == '\\')
            i++;
          else if (c == '"')
            in_string = FALSE;
          continue;
        }

      if (g_ascii_isspace (c))
        {
          number = 0;
          continue;
        }

      if (over)
        {
          g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: something follows the answer", where);
          return FALSE;
        }
      empty = FALSE;

      if (g_ascii_isdigit (c))
        number++;
      else
        number = 0;

      if (number > PBX_JSON_MAX_NUMBER)
        {
          g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: a number of more than %d digits",
                       where, PBX_JSON_MAX_NUMBER);
          return FALSE;
        }

      if (c == '"')
        in_string = TRUE;
      else if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && depth > 0)
        over = --depth == 0;

      if (depth > PBX_JSON_MAX_DEPTH)
        {
          g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: more than %d levels of brackets",
                       where, PBX_JSON_MAX_DEPTH);
          return FALSE;
        }
    }

  if (empty)
    {
      g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: the answer is empty", where);
      return FALSE;
    }

  return TRUE;
}

/**
 * pbx_json_parse:
 * @bytes: what came
 * @where: the endpoint's name, for the error
 * @error: return location for a %PBX_ERROR_NOT_UNDERSTOOD
 *
 * Parses JSON from outside. Nesting and the length of numbers are bounded. Bytes that are no UTF-8 are
 * replaced by U+FFFD: devices cut long names in the middle of a character, and one such name must not
 * take the whole list away.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
JsonNode *
pbx_json_parse (GBytes *bytes, const char *where, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) parse_error = NULL;
  g_autofree char *valid = NULL;
  const char *text;
  gsize length;

  text = g_bytes_get_data (bytes, &length);
  if (text == NULL)
    text = "";

  if (!check_shape (text, length, where, error))
    return NULL;

  if (!g_utf8_validate_len (text, length, NULL))
    {
      valid = g_utf8_make_valid (text, length);
      text = valid;
      length = strlen (valid);
      g_debug ("%s: the answer is not UTF-8", where);
    }

  parser = json_parser_new ();

  if (!json_parser_load_from_data (parser, text, length, &parse_error))
    {
      /* json-glib's own message may quote what it choked on, and that may be a secret. */
      g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD,
                   "%s: the answer is not JSON (line %u, column %u)", where,
                   json_parser_get_current_line (parser), json_parser_get_current_pos (parser));
      return NULL;
    }

  if (json_parser_get_root (parser) == NULL)
    {
      g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: the answer is empty", where);
      return NULL;
    }

  return json_parser_steal_root (parser);
}

typedef struct
{
  GBytes *bytes;
  char *where;
} ParseJob;

static void
parse_job_free (ParseJob *job)
{
  g_bytes_unref (job->bytes);
  g_free (job->where);
  g_free (job);
}

static void
parse_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ParseJob *job = task_data;
  GError *error = NULL;
  JsonNode *root = pbx_json_parse (job->bytes, job->where, &error);

  if (root != NULL)
    g_task_return_pointer (task, root, (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pbx_json_parse_async:
 * @bytes: what came
 * @where: the endpoint's name, for the error
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * As [func@json_parse], in a thread where it would hold up the window.
 */
void
pbx_json_parse_async (GBytes *bytes,
                      const char *where,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ParseJob *job = g_new0 (ParseJob, 1);

  g_task_set_source_tag (task, pbx_json_parse_async);

  job->bytes = g_bytes_ref (bytes);
  job->where = g_strdup (where);
  g_task_set_task_data (task, job, (GDestroyNotify) parse_job_free);

  if (g_bytes_get_size (bytes) <= PARSE_HERE_UP_TO)
    parse_in_thread (task, NULL, job, cancellable);
  else
    g_task_run_in_thread (task, parse_in_thread);
}

/**
 * pbx_json_parse_finish:
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
JsonNode *
pbx_json_parse_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
