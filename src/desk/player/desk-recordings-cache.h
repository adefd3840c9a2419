/* desk-recordings-cache.h: where recordings are kept that were fetched to be played
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-cache.h"

G_BEGIN_DECLS

PbxCache *desk_recordings_cache_new (GSettings *settings);

G_END_DECLS
