/* desk-demo.c: the demonstration PBX, started by Front Desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-demo.h"

#include "desk-config.h"

#include <glib/gi18n.h>
#include <signal.h>

#define DEMO_PROGRAM "frontdesk-demo-pbx"

/**
 * DeskDemo:
 *
 * A running demonstration PBX. It listens on a free loopback port and ends with this object, or with
 * the program however that ends: it reads a pipe that we hold open.
 */
struct _DeskDemo
{
  GObject parent_instance;

  GSubprocess *process;
  GDataInputStream *output;
  PbxAddress *address;
  char *user_name;
  char *password;
  char *fingerprint;
};

G_DEFINE_FINAL_TYPE (DeskDemo, desk_demo, G_TYPE_OBJECT)

static char *
desk_demo_find_program (void)
{
  g_autofree char *self_path = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *self_dir = g_path_get_dirname (self_path ? self_path : FRONTDESK_BINDIR "/frontdesk");
  const char *given = g_getenv ("FRONTDESK_DEMO_PBX");
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_free);

  if (given != NULL && *given != '\0')
    return g_strdup (given);

  /* Beside us where both are installed, in a folder below while both are being built. */
  g_ptr_array_add (candidates, g_build_filename (self_dir, DEMO_PROGRAM, NULL));
  g_ptr_array_add (candidates, g_build_filename (self_dir, "demo-pbx", DEMO_PROGRAM, NULL));
  g_ptr_array_add (candidates, g_build_filename (FRONTDESK_LIBEXECDIR, DEMO_PROGRAM, NULL));
  g_ptr_array_add (candidates, g_build_filename (FRONTDESK_BINDIR, DEMO_PROGRAM, NULL));

  for (guint i = 0; i < candidates->len; i++)
    {
      if (g_file_test (candidates->pdata[i], G_FILE_TEST_IS_EXECUTABLE))
        return g_strdup (candidates->pdata[i]);
    }

  return g_find_program_in_path (DEMO_PROGRAM);
}

/* "frontdesk-demo-pbx listening https://127.0.0.1:1234 user admin password demo fingerprint AB:CD:…" */
static gboolean
desk_demo_read_greeting (DeskDemo *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (g_strv_length (words) < 3 || !g_str_equal (words[0], DEMO_PROGRAM) ||
      !g_str_equal (words[1], "listening"))
    return FALSE;

  self->address = pbx_address_parse (words[2], NULL);
  for (guint i = 3; words[i] != NULL && words[i + 1] != NULL; i += 2)
    {
      if (self->user_name == NULL && g_str_equal (words[i], "user"))
        self->user_name = g_strdup (words[i + 1]);
      else if (self->password == NULL && g_str_equal (words[i], "password"))
        self->password = g_strdup (words[i + 1]);
      else if (self->fingerprint == NULL && g_str_equal (words[i], "fingerprint"))
        self->fingerprint = g_strdup (words[i + 1]);
    }

  return self->address != NULL && self->user_name && self->password && self->fingerprint;
}

static void
desk_demo_greeted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskDemo *self = g_task_get_task_data (task);
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (line == NULL || !desk_demo_read_greeting (self, line))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                             _ ("The demonstration PBX ended before it was ready"));
  else
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

static void
desk_demo_dispose (GObject *object)
{
  DeskDemo *self = DESK_DEMO (object);

  if (self->process != NULL)
    {
      g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
      g_subprocess_send_signal (self->process, SIGTERM);
    }

  g_clear_object (&self->output);
  g_clear_object (&self->process);
  g_clear_pointer (&self->address, pbx_address_unref);

  G_OBJECT_CLASS (desk_demo_parent_class)->dispose (object);
}

static void
desk_demo_finalize (GObject *object)
{
  DeskDemo *self = DESK_DEMO (object);

  g_free (self->user_name);
  g_free (self->password);
  g_free (self->fingerprint);

  G_OBJECT_CLASS (desk_demo_parent_class)->finalize (object);
}

static void
desk_demo_class_init (DeskDemoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_demo_dispose;
  object_class->finalize = desk_demo_finalize;
}

static void
desk_demo_init (DeskDemo *self)
{
}

/**
 * desk_demo_start_async:
 * @cancellable: (nullable): a cancellable
 * @callback: called when the PBX listens, or cannot
 * @user_data: for @callback
 *
 * Starts the demonstration PBX on a free loopback port.
 */
void
desk_demo_start_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (DeskDemo) self = g_object_new (DESK_TYPE_DEMO, NULL);
  g_autofree char *program = desk_demo_find_program ();
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, desk_demo_start_async);
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);

  if (program == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("The demonstration PBX is not installed"));
      return;
    }

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                    program, "--stdin-control", "--quiet", "--port", "0", NULL);
  if (self->process == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, cancellable, desk_demo_greeted_cb,
                                       g_steal_pointer (&task));
}

/**
 * desk_demo_start_finish:
 * @result: the result
 * @error: return location for what went wrong
 *
 * Returns: (transfer full): the running PBX; it ends with its last reference
 */
DeskDemo *
desk_demo_start_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, desk_demo_start_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * desk_demo_get_address:
 * @self: a running demonstration PBX
 *
 * Returns: (transfer none): where it listens
 */
PbxAddress *
desk_demo_get_address (DeskDemo *self)
{
  g_return_val_if_fail (DESK_IS_DEMO (self), NULL);

  return self->address;
}

/**
 * desk_demo_get_user_name:
 * @self: a running demonstration PBX
 *
 * Returns: (transfer none): who may sign in
 */
const char *
desk_demo_get_user_name (DeskDemo *self)
{
  g_return_val_if_fail (DESK_IS_DEMO (self), NULL);

  return self->user_name;
}

/**
 * desk_demo_get_password:
 * @self: a running demonstration PBX
 *
 * Returns: (transfer none): with what
 */
const char *
desk_demo_get_password (DeskDemo *self)
{
  g_return_val_if_fail (DESK_IS_DEMO (self), NULL);

  return self->password;
}

/**
 * desk_demo_get_fingerprint:
 * @self: a running demonstration PBX
 *
 * Returns: (transfer none): the fingerprint of its certificate
 */
const char *
desk_demo_get_fingerprint (DeskDemo *self)
{
  g_return_val_if_fail (DESK_IS_DEMO (self), NULL);

  return self->fingerprint;
}
