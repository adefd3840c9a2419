/* desk-import-runner.c: does what a plan says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-runner.h"

#include "desk-error.h"
#include "pbx-contact-calls.h"

#include <glib/gi18n.h>

/* A telephone system has telephone calls to attend to: a few requests at a time, never more. */
#define MAX_IN_FLIGHT 3

/* How long Cancel waits for answers that are on their way, so that most rows have a known outcome */
#define GRACE_MS 600

/* So many failures of the device itself, one after the other, are no accident of single rows. */
#define MAX_DEVICE_FAILURES 5

/**
 * DeskImportRunner:
 *
 * Sends the rows of a plan to the device, each at most once whatever happens: a row whose outcome is not
 * known is not sent again. When the device cannot be reached nothing more is sent, and every row tells
 * whether it was.
 */
struct _DeskImportRunner
{
  GObject parent_instance;

  PbxClient *client;
  DeskImportPlan *plan;
  GCancellable *cancellable;
  GError *error; /* nullable */
  DeskImportState state;
  guint grace_source;
  guint next; /* the first row that may have to be sent */
  guint n_in_flight;
  guint n_done;
  guint n_total;
  guint n_device_failures; /* one after the other */
};

G_DEFINE_FINAL_TYPE (DeskImportRunner, desk_import_runner, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  PROP_N_DONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A row on its way; the answer may come when nobody looks at the import any more. */
typedef struct
{
  DeskImportRunner *runner;
  DeskImportRow *row;
} Sending;

static void send_more (DeskImportRunner *self);

static void
desk_import_runner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskImportRunner *self = DESK_IMPORT_RUNNER (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_import_runner_dispose (GObject *object)
{
  DeskImportRunner *self = DESK_IMPORT_RUNNER (object);

  g_clear_handle_id (&self->grace_source, g_source_remove);
  g_clear_object (&self->client);
  g_clear_object (&self->plan);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (desk_import_runner_parent_class)->dispose (object);
}

static void
desk_import_runner_class_init (DeskImportRunnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_import_runner_get_property;
  object_class->dispose = desk_import_runner_dispose;

  /**
   * DeskImportRunner:state:
   *
   * What the import does, a [enum@ImportState].
   */
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, DESK_IMPORT_FINISHED, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DeskImportRunner:n-done:
   *
   * How many rows came to their end, good or bad.
   */
  properties[PROP_N_DONE] =
    g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_import_runner_init (DeskImportRunner *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
set_state (DeskImportRunner *self, DeskImportState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gboolean
row_is_due (DeskImportRow *row)
{
  DeskImportFate fate = desk_import_row_get_fate (row);

  return (fate == DESK_IMPORT_ADD || fate == DESK_IMPORT_CHANGE) &&
         desk_import_row_get_outcome (row) == DESK_IMPORT_UNSENT;
}

/* After the last answer */
static void
settle (DeskImportRunner *self)
{
  GPtrArray *rows = desk_import_plan_get_rows (self->plan);

  if (self->n_in_flight > 0 || self->state == DESK_IMPORT_FINISHED || self->state == DESK_IMPORT_STOPPED)
    return;
  while (self->next < rows->len && !row_is_due (rows->pdata[self->next]))
    self->next++;
  if ((self->state == DESK_IMPORT_RUNNING || self->state == DESK_IMPORT_WAITING) && self->next < rows->len)
    return;
  g_clear_handle_id (&self->grace_source, g_source_remove);
  set_state (self, self->next < rows->len ? DESK_IMPORT_STOPPED : DESK_IMPORT_FINISHED);
}

static void
stop (DeskImportRunner *self, const GError *error)
{
  if (error != NULL && self->error == NULL)
    self->error = g_error_copy (error);
  if (self->state == DESK_IMPORT_RUNNING || self->state == DESK_IMPORT_WAITING)
    set_state (self, DESK_IMPORT_STOPPING);
}

static void
end_row (DeskImportRunner *self, DeskImportRow *row, DeskImportOutcome outcome, const char *message)
{
  desk_import_row_set_outcome (row, outcome, message);
  self->n_done++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
}

/* Nothing was sent: the row can be sent when the import goes on. */
static void
put_back (DeskImportRunner *self, DeskImportRow *row, const GError *error)
{
  guint position;

  desk_import_row_set_outcome (row, DESK_IMPORT_UNSENT, NULL);
  if (g_ptr_array_find (desk_import_plan_get_rows (self->plan), row, &position))
    self->next = MIN (self->next, position);
  stop (self, error);
}

static void
end_unknown (DeskImportRunner *self, DeskImportRow *row)
{
  end_row (self, row, DESK_IMPORT_UNKNOWN,
           _ ("It was sent, but no answer came. Look in the phonebook whether it is there."));
}

static void
handle_error (DeskImportRunner *self, DeskImportRow *row, const GError *error)
{
  g_autofree char *sentence = desk_error_describe_change (error);

  if (error->domain != PBX_ERROR)
    {
      /* Cancelled, or the device was closed: it may have been on its way. */
      end_unknown (self, row);
      stop (self, NULL);
      return;
    }
  switch ((PbxError) error->code)
    {
    case PBX_ERROR_REFUSED:
      self->n_device_failures = 0;
      end_row (self, row, DESK_IMPORT_FAILED, sentence);
      break;
    case PBX_ERROR_OUTCOME_UNKNOWN:
      end_unknown (self, row);
      stop (self, error);
      break;
    case PBX_ERROR_NOT_UNDERSTOOD:
      end_unknown (self, row);
      if (++self->n_device_failures >= MAX_DEVICE_FAILURES)
        stop (self, error);
      break;
    case PBX_ERROR_DEVICE_FAILED:
      end_row (self, row, DESK_IMPORT_FAILED, sentence);
      if (++self->n_device_failures >= MAX_DEVICE_FAILURES)
        stop (self, error);
      break;
    case PBX_ERROR_UNREACHABLE:
    case PBX_ERROR_NO_SUCH_HOST:
    case PBX_ERROR_NOBODY_LISTENS:
    case PBX_ERROR_TIMED_OUT:
    case PBX_ERROR_UNTRUSTED:
    case PBX_ERROR_CERTIFICATE_CHANGED:
    case PBX_ERROR_INSECURE:
    case PBX_ERROR_SIGN_IN_NEEDED:
    case PBX_ERROR_SIGN_IN_REFUSED:
    default:
      put_back (self, row, error);
      break;
    }
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sending *sending = user_data;
  g_autoptr (DeskImportRunner) self = sending->runner;
  g_autoptr (DeskImportRow) row = sending->row;
  g_autoptr (GError) error = NULL;
  gboolean good = desk_import_row_get_fate (row) == DESK_IMPORT_CHANGE
                    ? pbx_contact_update_finish (PBX_CLIENT (source), result, &error)
                    : pbx_contact_add_finish (PBX_CLIENT (source), result, &error);

  g_free (sending);
  self->n_in_flight--;
  if (self->plan == NULL)
    return;
  if (good)
    {
      self->n_device_failures = 0;
      end_row (self, row, DESK_IMPORT_DONE, NULL);
    }
  else
    handle_error (self, row, error);
  send_more (self);
}

static void
send_row (DeskImportRunner *self, DeskImportRow *row)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->runner = g_object_ref (self);
  sending->row = g_object_ref (row);
  self->n_in_flight++;
  desk_import_row_set_outcome (row, DESK_IMPORT_SENDING, NULL);
  if (desk_import_row_get_fate (row) == DESK_IMPORT_CHANGE)
    {
      g_autoptr (PbxContact) changed = desk_import_row_make_changed (row);

      pbx_contact_update_async (self->client, changed, self->cancellable, sent_cb, sending);
    }
  else
    pbx_contact_add_async (self->client, desk_import_row_get_wanted (row), self->cancellable, sent_cb,
                           sending);
}

static void
send_more (DeskImportRunner *self)
{
  GPtrArray *rows = desk_import_plan_get_rows (self->plan);

  while (self->state == DESK_IMPORT_RUNNING && self->n_in_flight < MAX_IN_FLIGHT && self->next < rows->len)
    {
      DeskImportRow *row = rows->pdata[self->next++];

      if (row_is_due (row))
        send_row (self, row);
    }
  settle (self);
}

/* What is held by the client is sent, or ended, when the person has answered. */
static void
signed_in_changed_cb (DeskImportRunner *self)
{
  gboolean signed_in = pbx_client_get_signed_in (self->client);

  if (!signed_in && self->state == DESK_IMPORT_RUNNING)
    set_state (self, DESK_IMPORT_WAITING);
  else if (signed_in && self->state == DESK_IMPORT_WAITING)
    {
      set_state (self, DESK_IMPORT_RUNNING);
      send_more (self);
    }
}

/**
 * desk_import_runner_new:
 * @client: the device
 * @plan: what to do; the person cannot change it any more once it is started
 *
 * Returns: (transfer full): an import that nothing was sent of
 */
DeskImportRunner *
desk_import_runner_new (PbxClient *client, DeskImportPlan *plan)
{
  DeskImportRunner *self = g_object_new (DESK_TYPE_IMPORT_RUNNER, NULL);

  self->client = g_object_ref (client);
  self->plan = g_object_ref (plan);
  self->n_total =
    desk_import_plan_count (plan, DESK_IMPORT_ADD) + desk_import_plan_count (plan, DESK_IMPORT_CHANGE);
  g_signal_connect_object (client, "notify::signed-in", G_CALLBACK (signed_in_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * desk_import_runner_start:
 * @self: an import that is ready or stopped
 *
 * Begins, or goes on with what was not sent.
 */
void
desk_import_runner_start (DeskImportRunner *self)
{
  g_return_if_fail (DESK_IS_IMPORT_RUNNER (self));
  g_return_if_fail (self->state == DESK_IMPORT_READY || self->state == DESK_IMPORT_STOPPED);

  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->next = 0;
  self->n_device_failures = 0;
  set_state (self, DESK_IMPORT_RUNNING);
  send_more (self);
}

static gboolean
grace_over_cb (gpointer user_data)
{
  DeskImportRunner *self = user_data;

  self->grace_source = 0;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

/**
 * desk_import_runner_cancel:
 * @self: an import
 *
 * Ends it: nothing more is sent, and what is on its way has a moment to be answered. The state is
 * %DESK_IMPORT_STOPPED or %DESK_IMPORT_FINISHED within a second.
 */
void
desk_import_runner_cancel (DeskImportRunner *self)
{
  g_return_if_fail (DESK_IS_IMPORT_RUNNER (self));

  stop (self, NULL);
  if (self->state == DESK_IMPORT_STOPPING && self->grace_source == 0)
    self->grace_source = g_timeout_add (GRACE_MS, grace_over_cb, self);
  settle (self);
}

/** desk_import_runner_get_state: Returns: what it does */
DeskImportState
desk_import_runner_get_state (DeskImportRunner *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_RUNNER (self), DESK_IMPORT_READY);
  return self->state;
}

/** desk_import_runner_get_error: Returns: (nullable): why it stopped, where the person did not stop it */
const GError *
desk_import_runner_get_error (DeskImportRunner *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_RUNNER (self), NULL);
  return self->error;
}

/** desk_import_runner_get_n_done: Returns: how many rows came to their end */
guint
desk_import_runner_get_n_done (DeskImportRunner *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_RUNNER (self), 0);
  return self->n_done;
}

/** desk_import_runner_get_n_total: Returns: how many rows are to be sent */
guint
desk_import_runner_get_n_total (DeskImportRunner *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_RUNNER (self), 0);
  return self->n_total;
}

/**
 * desk_import_runner_summarize:
 * @self: an import
 * @summary: (out): how its rows stand
 *
 * Counts what came of the rows.
 */
void
desk_import_runner_summarize (DeskImportRunner *self, DeskImportSummary *summary)
{
  GPtrArray *rows;

  g_return_if_fail (DESK_IS_IMPORT_RUNNER (self));

  rows = desk_import_plan_get_rows (self->plan);
  *summary = (DeskImportSummary){ 0 };
  summary->n_skipped = desk_import_plan_count (self->plan, DESK_IMPORT_SKIP);
  summary->n_bad = desk_import_plan_count (self->plan, DESK_IMPORT_BAD);
  for (guint i = 0; i < rows->len; i++)
    {
      DeskImportFate fate = desk_import_row_get_fate (rows->pdata[i]);

      if (fate != DESK_IMPORT_ADD && fate != DESK_IMPORT_CHANGE)
        continue;
      switch (desk_import_row_get_outcome (rows->pdata[i]))
        {
        case DESK_IMPORT_DONE:
          summary->n_added += fate == DESK_IMPORT_ADD;
          summary->n_changed += fate == DESK_IMPORT_CHANGE;
          break;
        case DESK_IMPORT_FAILED:
          summary->n_failed++;
          break;
        case DESK_IMPORT_SENDING:
        case DESK_IMPORT_UNKNOWN:
          summary->n_unknown++;
          break;
        case DESK_IMPORT_UNSENT:
        default:
          summary->n_unsent++;
          break;
        }
    }
}
