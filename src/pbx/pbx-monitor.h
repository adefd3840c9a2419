/* pbx-monitor.h: what is live on the device, kept up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-phone.h"

G_BEGIN_DECLS

/**
 * PbxConnection:
 * @PBX_CONNECTION_IDLE: nothing is polled
 * @PBX_CONNECTION_CONNECTING: the first answer is awaited
 * @PBX_CONNECTION_LIVE: the last poll was answered
 * @PBX_CONNECTION_RETRYING: the device does not answer; see [property@Monitor:retry-at]
 * @PBX_CONNECTION_SIGNED_OUT: the device asks for a sign-in
 * @PBX_CONNECTION_BLOCKED: the certificate is not the pinned one; nothing is sent
 */
typedef enum
{
  PBX_CONNECTION_IDLE,
  PBX_CONNECTION_CONNECTING,
  PBX_CONNECTION_LIVE,
  PBX_CONNECTION_RETRYING,
  PBX_CONNECTION_SIGNED_OUT,
  PBX_CONNECTION_BLOCKED,
} PbxConnection;

#define PBX_TYPE_MONITOR (pbx_monitor_get_type ())

G_DECLARE_FINAL_TYPE (PbxMonitor, pbx_monitor, PBX, MONITOR, GObject)

PbxMonitor *pbx_monitor_new (PbxClient *client);
void pbx_monitor_start (PbxMonitor *self);
void pbx_monitor_stop (PbxMonitor *self);
void pbx_monitor_poll_now (PbxMonitor *self);
void pbx_monitor_set_interval (PbxMonitor *self, guint milliseconds);

PbxConnection pbx_monitor_get_connection (PbxMonitor *self);
const GError *pbx_monitor_get_error (PbxMonitor *self);
gint64 pbx_monitor_get_last_answer (PbxMonitor *self);
gint64 pbx_monitor_get_retry_at (PbxMonitor *self);

PbxPhone *pbx_monitor_get_phone (PbxMonitor *self, const char *exten);
GListModel *pbx_monitor_get_phones (PbxMonitor *self);

G_END_DECLS
