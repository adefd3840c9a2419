/* desk-import-row.h: a person who may be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-contact.h"

G_BEGIN_DECLS

/**
 * DeskImportFate:
 * @DESK_IMPORT_ADD: becomes a new contact
 * @DESK_IMPORT_CHANGE: changes the contact that is there
 * @DESK_IMPORT_SKIP: nothing is done
 * @DESK_IMPORT_BAD: cannot be imported
 *
 * What becomes of a row. The first three are the person's choice.
 */
typedef enum
{
  DESK_IMPORT_ADD,
  DESK_IMPORT_CHANGE,
  DESK_IMPORT_SKIP,
  DESK_IMPORT_BAD,
  DESK_IMPORT_N_FATES
} DeskImportFate;

/**
 * DeskImportOutcome:
 * @DESK_IMPORT_UNSENT: nothing was sent to the device
 * @DESK_IMPORT_SENDING: it is on its way
 * @DESK_IMPORT_DONE: the device agreed
 * @DESK_IMPORT_FAILED: the device refused
 * @DESK_IMPORT_UNKNOWN: it was sent, and nobody knows what came of it
 *
 * What came of a row.
 */
typedef enum
{
  DESK_IMPORT_UNSENT,
  DESK_IMPORT_SENDING,
  DESK_IMPORT_DONE,
  DESK_IMPORT_FAILED,
  DESK_IMPORT_UNKNOWN,
} DeskImportOutcome;

#define DESK_TYPE_IMPORT_ROW (desk_import_row_get_type ())

G_DECLARE_FINAL_TYPE (DeskImportRow, desk_import_row, DESK, IMPORT_ROW, GObject)

DeskImportRow *desk_import_row_new (guint line, PbxContact *wanted);
guint desk_import_row_get_line (DeskImportRow *self);
PbxContact *desk_import_row_get_wanted (DeskImportRow *self);
PbxContact *desk_import_row_get_existing (DeskImportRow *self);
void desk_import_row_set_existing (DeskImportRow *self, PbxContact *existing);
PbxContact *desk_import_row_make_changed (DeskImportRow *self);
char *desk_import_row_dup_changes (DeskImportRow *self);

DeskImportFate desk_import_row_get_fate (DeskImportRow *self);
void desk_import_row_set_fate (DeskImportRow *self, DeskImportFate fate);
const char *desk_import_row_get_reason (DeskImportRow *self);
void desk_import_row_set_reason (DeskImportRow *self, const char *reason);

DeskImportOutcome desk_import_row_get_outcome (DeskImportRow *self);
const char *desk_import_row_get_message (DeskImportRow *self);
void desk_import_row_set_outcome (DeskImportRow *self, DeskImportOutcome outcome, const char *message);

const char *desk_import_fate_describe (DeskImportFate fate);

G_END_DECLS
