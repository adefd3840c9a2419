/* desk-switcher.c: rows switched on and off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-switcher.h"

/**
 * DeskSwitcher:
 *
 * Switches rows of a list on and off, which have a property `enable`: the row shows it at once, the device is
 * told of one after the other, and what it refuses is taken back.
 *
 * One at a time, so that a switch that is thrown to and fro ends as it was left.
 */
struct _DeskSwitcher
{
  GObject parent_instance;

  PbxClient *client;         /* owned */
  GApplication *application; /* owned, nullable: held while something is under way */
  GQueue jobs;
  GError *first_error; /* owned, nullable */
  PbxEndpoint endpoint;
  guint n_done;
  guint n_failed;
  gboolean sending;
};

typedef struct
{
  DeskSwitcher *self; /* owned while it is sent */
  PbxRecord *row;     /* owned */
  gboolean enable;
} Job;

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskSwitcher, desk_switcher, G_TYPE_OBJECT)

static void send_next (DeskSwitcher *self);

static void
job_free (Job *job)
{
  g_clear_object (&job->self);
  g_object_unref (job->row);
  g_free (job);
}

static Job *
find_job (DeskSwitcher *self, PbxRecord *row)
{
  for (GList *link = self->jobs.head; link != NULL; link = link->next)
    {
      Job *job = link->data;

      if (job->row == row)
        return job;
    }
  return NULL;
}

static gboolean
get_enabled (PbxRecord *row)
{
  gboolean enabled;

  g_object_get (row, "enable", &enabled, NULL);
  return enabled;
}

static void
finish_round (DeskSwitcher *self)
{
  g_autoptr (GError) error = g_steal_pointer (&self->first_error);
  guint n_failed = self->n_failed;
  guint n_done = self->n_done;

  self->n_failed = 0;
  self->n_done = 0;
  if (self->application != NULL)
    g_application_release (self->application);
  g_clear_object (&self->application);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, n_failed, n_done, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (DeskSwitcher) self = g_steal_pointer (&job->self);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);

  self->sending = FALSE;
  self->n_done++;
  /* A list that was loaded meanwhile may have shown what was before. What was asked for since then says how
   * the row is to look. */
  if (find_job (self, job->row) == NULL)
    g_object_set (job->row, "enable", error == NULL ? job->enable : !job->enable, NULL);
  if (error != NULL)
    {
      self->n_failed++;
      if (self->first_error == NULL)
        self->first_error = g_steal_pointer (&error);
    }
  job_free (job);
  send_next (self);
}

static void
send_next (DeskSwitcher *self)
{
  g_autoptr (PbxRecord) copy = NULL;
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
  parameters = pbx_record_write (copy);
  pbx_client_call_async (self->client, self->endpoint, parameters, NULL, answered_cb, job);
}

static void
desk_switcher_dispose (GObject *object)
{
  DeskSwitcher *self = DESK_SWITCHER (object);

  g_queue_clear_full (&self->jobs, (GDestroyNotify) job_free);
  g_clear_object (&self->client);
  g_clear_error (&self->first_error);
  G_OBJECT_CLASS (desk_switcher_parent_class)->dispose (object);
}

static void
desk_switcher_class_init (DeskSwitcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_switcher_dispose;

  /* All was tried, some failed: how many failed, how many were tried, why the first one failed. */
  signals[FAILED] = g_signal_new ("failed", DESK_TYPE_SWITCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_ERROR);
}

static void
desk_switcher_init (DeskSwitcher *self)
{
  g_queue_init (&self->jobs);
}

/**
 * desk_switcher_new:
 * @client: the device
 * @endpoint: what changes a row
 *
 * Returns: (transfer full): a switcher
 */
DeskSwitcher *
desk_switcher_new (PbxClient *client, PbxEndpoint endpoint)
{
  DeskSwitcher *self = g_object_new (DESK_TYPE_SWITCHER, NULL);

  self->client = g_object_ref (client);
  self->endpoint = endpoint;
  return self;
}

/**
 * desk_switcher_set:
 * @self: a switcher
 * @application: (nullable): the application; it stays alive until the device has answered
 * @row: a row of the list
 * @enable: whether it is to be in force
 *
 * Switches a row on or off.
 */
void
desk_switcher_set (DeskSwitcher *self, GApplication *application, PbxRecord *row, gboolean enable)
{
  Job *job;

  g_return_if_fail (DESK_IS_SWITCHER (self));
  g_return_if_fail (PBX_IS_RECORD (row));

  enable = !!enable;
  if (!pbx_record_get_ready (row) || get_enabled (row) == enable)
    return;
  if (self->application == NULL && application != NULL)
    {
      self->application = g_object_ref (application);
      g_application_hold (self->application);
    }
  g_object_set (row, "enable", enable, NULL);
  job = find_job (self, row);
  if (job != NULL)
    job->enable = enable;
  else
    {
      job = g_new0 (Job, 1);
      job->row = g_object_ref (row);
      job->enable = enable;
      g_queue_push_tail (&self->jobs, job);
    }
  send_next (self);
}

/**
 * desk_switcher_get_busy:
 * @self: a switcher
 *
 * Returns: whether the device has not answered yet
 */
gboolean
desk_switcher_get_busy (DeskSwitcher *self)
{
  g_return_val_if_fail (DESK_IS_SWITCHER (self), FALSE);
  return self->sending || !g_queue_is_empty (&self->jobs);
}
