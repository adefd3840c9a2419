/* desk-contact-export.h: the phonebook to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"

G_BEGIN_DECLS

/**
 * DeskExportFormat:
 *
 * What to write.
 */
typedef enum
{
  DESK_EXPORT_VCARD_4,
  DESK_EXPORT_VCARD_3,
  DESK_EXPORT_CSV,
  DESK_EXPORT_CSV_WITH_MARK, /* for spreadsheets */
} DeskExportFormat;

void desk_contact_export_async (PbxClient *client,
                                GPtrArray *contacts,
                                DeskExportFormat format,
                                GFile *file,
                                GFileProgressCallback progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gssize desk_contact_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
