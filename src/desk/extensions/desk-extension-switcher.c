/* desk-extension-switcher.c: extensions switched on and off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-extension-switcher.h"

/**
 * DeskExtensionSwitcher:
 *
 * Switches extensions on and off: the row shows it at once, the device is told of one after the other, and
 * what it refuses is taken back.
 *
 * One at a time, so that a switch that is thrown to and fro ends as it was left.
 */
struct _DeskExtensionSwitcher
{
  GObject parent_instance;

  PbxClient *client; /* owned */
  GQueue jobs;
  GError *first_error; /* owned, nullable */
  guint n_done;
  guint n_failed;
  gboolean sending;
};

typedef struct
{
  DeskExtensionSwitcher *self; /* owned while it is sent */
  PbxExtension *row;           /* owned */
  gboolean enable;
} Job;

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskExtensionSwitcher, desk_extension_switcher, G_TYPE_OBJECT)

static void send_next (DeskExtensionSwitcher *self);

static void
job_free (Job *job)
{
  g_clear_object (&job->self);
  g_object_unref (job->row);
  g_free (job);
}

static Job *
find_job (DeskExtensionSwitcher *self, PbxExtension *row)
{
  for (GList *link = self->jobs.head; link != NULL; link = link->next)
    {
      Job *job = link->data;

      if (job->row == row)
        return job;
    }
  return NULL;
}

static void
finish_round (DeskExtensionSwitcher *self)
{
  g_autoptr (GError) error = g_steal_pointer (&self->first_error);
  guint n_failed = self->n_failed;
  guint n_done = self->n_done;

  self->n_failed = 0;
  self->n_done = 0;
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, n_failed, n_done, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (DeskExtensionSwitcher) self = g_steal_pointer (&job->self);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);

  self->sending = FALSE;
  self->n_done++;
  if (error != NULL)
    {
      self->n_failed++;
      /* What was asked for since then says how the row is to look. */
      if (find_job (self, job->row) == NULL)
        g_object_set (job->row, "enable", !job->enable, NULL);
      if (self->first_error == NULL)
        self->first_error = g_steal_pointer (&error);
    }
  job_free (job);
  send_next (self);
}

static void
send_next (DeskExtensionSwitcher *self)
{
  g_autoptr (PbxExtension) copy = NULL;
  g_autoptr (JsonObject) parameters = NULL;
  Job *job;

  if (self->sending)
    return;
  job = g_queue_pop_head (&self->jobs);
  if (job == NULL)
    {
      finish_round (self);
      return;
    }
  self->sending = TRUE;
  job->self = g_object_ref (self);
  /* The row may be told something else meanwhile; what is sent is what this job is about. */
  copy = pbx_record_copy (job->row);
  g_object_set (copy, "enable", job->enable, NULL);
  parameters = pbx_record_write (PBX_RECORD (copy));
  pbx_client_call_async (self->client, PBX_ENDPOINT_EXTENSION_UPDATE, parameters, NULL, answered_cb, job);
}

static void
desk_extension_switcher_dispose (GObject *object)
{
  DeskExtensionSwitcher *self = DESK_EXTENSION_SWITCHER (object);

  g_queue_clear_full (&self->jobs, (GDestroyNotify) job_free);
  g_clear_object (&self->client);
  g_clear_error (&self->first_error);
  G_OBJECT_CLASS (desk_extension_switcher_parent_class)->dispose (object);
}

static void
desk_extension_switcher_class_init (DeskExtensionSwitcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_extension_switcher_dispose;

  /* All was tried, some failed: how many failed, how many were tried, why the first one failed. */
  signals[FAILED] = g_signal_new ("failed", DESK_TYPE_EXTENSION_SWITCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_ERROR);
}

static void
desk_extension_switcher_init (DeskExtensionSwitcher *self)
{
  g_queue_init (&self->jobs);
}

/**
 * desk_extension_switcher_new:
 * @client: the device
 *
 * Returns: (transfer full): a switcher
 */
DeskExtensionSwitcher *
desk_extension_switcher_new (PbxClient *client)
{
  DeskExtensionSwitcher *self = g_object_new (DESK_TYPE_EXTENSION_SWITCHER, NULL);

  self->client = g_object_ref (client);
  return self;
}

/**
 * desk_extension_switcher_set:
 * @self: a switcher
 * @extension: a row of the list
 * @enable: whether the number can be used
 *
 * Switches an extension on or off (endpoint 16).
 */
void
desk_extension_switcher_set (DeskExtensionSwitcher *self, PbxExtension *extension, gboolean enable)
{
  Job *job;

  g_return_if_fail (DESK_IS_EXTENSION_SWITCHER (self));
  g_return_if_fail (PBX_IS_EXTENSION (extension));

  enable = !!enable;
  if (!pbx_record_get_ready (PBX_RECORD (extension)) || pbx_extension_get_enable (extension) == enable)
    return;
  g_object_set (extension, "enable", enable, NULL);
  job = find_job (self, extension);
  if (job != NULL)
    job->enable = enable;
  else
    {
      job = g_new0 (Job, 1);
      job->row = g_object_ref (extension);
      job->enable = enable;
      g_queue_push_tail (&self->jobs, job);
    }
  send_next (self);
}

/**
 * desk_extension_switcher_get_busy:
 * @self: a switcher
 *
 * Returns: whether the device has not answered yet
 */
gboolean
desk_extension_switcher_get_busy (DeskExtensionSwitcher *self)
{
  g_return_val_if_fail (DESK_IS_EXTENSION_SWITCHER (self), FALSE);
  return self->sending || !g_queue_is_empty (&self->jobs);
}
