/* desk-import-runner.h: does what a plan says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-import-plan.h"
#include "pbx-client.h"

G_BEGIN_DECLS

/**
 * DeskImportState:
 * @DESK_IMPORT_READY: nothing was sent yet
 * @DESK_IMPORT_RUNNING: rows are being sent
 * @DESK_IMPORT_WAITING: the sign-in ended; rows are sent again when somebody signed in
 * @DESK_IMPORT_STOPPING: the person wants it to end; what is on its way may still be answered
 * @DESK_IMPORT_STOPPED: it ended before its time, by the person or by an error; it can go on
 * @DESK_IMPORT_FINISHED: every row came to its end
 *
 * What an import does.
 */
typedef enum
{
  DESK_IMPORT_READY,
  DESK_IMPORT_RUNNING,
  DESK_IMPORT_WAITING,
  DESK_IMPORT_STOPPING,
  DESK_IMPORT_STOPPED,
  DESK_IMPORT_FINISHED,
} DeskImportState;

/* How the rows of a plan stand */
typedef struct
{
  guint n_added;
  guint n_changed;
  guint n_failed;
  guint n_unknown;
  guint n_unsent; /* should have been sent */
  guint n_skipped;
  guint n_bad;
} DeskImportSummary;

#define DESK_TYPE_IMPORT_RUNNER (desk_import_runner_get_type ())

G_DECLARE_FINAL_TYPE (DeskImportRunner, desk_import_runner, DESK, IMPORT_RUNNER, GObject)

DeskImportRunner *desk_import_runner_new (PbxClient *client, DeskImportPlan *plan);
void desk_import_runner_start (DeskImportRunner *self);
void desk_import_runner_cancel (DeskImportRunner *self);
DeskImportState desk_import_runner_get_state (DeskImportRunner *self);
const GError *desk_import_runner_get_error (DeskImportRunner *self);
guint desk_import_runner_get_n_done (DeskImportRunner *self);
guint desk_import_runner_get_n_total (DeskImportRunner *self);
void desk_import_runner_summarize (DeskImportRunner *self, DeskImportSummary *summary);

G_END_DECLS
