/* pbx-file-name.h: names for files, made of what a device says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-recording-info.h"

G_BEGIN_DECLS

/* What a recording is called where the person has not said otherwise */
#define PBX_FILE_NAME_TEMPLATE "{date} {time} {caller} {called}"

char *pbx_file_name_clean (const char *text);
char *pbx_file_name_expand (const char *name_template, PbxRecordingInfo *info);
char *pbx_file_name_number (const char *stem, guint number, const char *suffix);

G_END_DECLS
