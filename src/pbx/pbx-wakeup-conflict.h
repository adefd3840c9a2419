/* pbx-wakeup-conflict.h: wake-up calls that come too close to each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-wakeup.h"

G_BEGIN_DECLS

/* Two calls to one extension that are no more minutes apart than this are one too many. */
#define PBX_WAKEUP_CONFLICT_MINUTES 10

GPtrArray *pbx_wakeup_find_conflicts (GListModel *wakeups,
                                      const char *const *extens,
                                      PbxWallTime time,
                                      GPtrArray *except);
GHashTable *pbx_wakeup_find_all_conflicts (GListModel *wakeups);

G_END_DECLS
