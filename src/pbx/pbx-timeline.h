/* pbx-timeline.h: what became of a phone or a trunk while the program runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-series.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbxEventKind:
 * @PBX_EVENT_STATE: it does something else
 * @PBX_EVENT_ADDRESS: it is at another address
 *
 * What an event is about.
 */
typedef enum
{
  PBX_EVENT_STATE,
  PBX_EVENT_ADDRESS,
} PbxEventKind;

#define PBX_TYPE_EVENT (pbx_event_get_type ())
G_DECLARE_FINAL_TYPE (PbxEvent, pbx_event, PBX, EVENT, GObject)

gint64 pbx_event_get_time (PbxEvent *self);
PbxEventKind pbx_event_get_kind (PbxEvent *self);
guint pbx_event_get_state (PbxEvent *self);
const char *pbx_event_get_text (PbxEvent *self);

#define PBX_TYPE_TIMELINE (pbx_timeline_get_type ())
G_DECLARE_FINAL_TYPE (PbxTimeline, pbx_timeline, PBX, TIMELINE, GObject)

PbxTimeline *pbx_timeline_new (void);
void pbx_timeline_take_state (PbxTimeline *self, guint state, const char *text);
void pbx_timeline_take_address (PbxTimeline *self, const char *address);
void pbx_timeline_take_round_trip (PbxTimeline *self, double milliseconds);
PbxSeries *pbx_timeline_get_round_trip (PbxTimeline *self);

G_END_DECLS
