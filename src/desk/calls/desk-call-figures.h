/* desk-call-figures.h: figures over many calls, drawn and in numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-heat-map.h"
#include "desk-session.h"

#include "pbx-call-statistics.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_CALL_FIGURES (desk_call_figures_get_type ())

G_DECLARE_FINAL_TYPE (DeskCallFigures, desk_call_figures, DESK, CALL_FIGURES, AdwBin)

void desk_call_figures_set (DeskCallFigures *self, PbxCallStatistics *statistics, PbxDirectory *directory);
DeskHeatMap *desk_call_figures_get_heat_map (DeskCallFigures *self);

G_END_DECLS
