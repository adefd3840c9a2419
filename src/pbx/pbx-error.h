/* pbx-error.h: what can go wrong between Front Desk and a PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PBX_ERROR (pbx_error_quark ())

/**
 * PbxError:
 * @PBX_ERROR_UNREACHABLE: the network does not lead to the device, or the connection broke
 * @PBX_ERROR_NO_SUCH_HOST: the host name is not known
 * @PBX_ERROR_NOBODY_LISTENS: the host is there and nothing listens at the port
 * @PBX_ERROR_TIMED_OUT: the device did not answer in time
 * @PBX_ERROR_UNTRUSTED: the certificate is vouched for by nobody and not pinned; nothing was sent
 * @PBX_ERROR_CERTIFICATE_CHANGED: the certificate is not the pinned one; nothing was sent
 * @PBX_ERROR_INSECURE: no TLS connection could be agreed upon; nothing was sent
 * @PBX_ERROR_SIGN_IN_NEEDED: not signed in, or the sign-in ended (401)
 * @PBX_ERROR_SIGN_IN_REFUSED: the user name or the password is wrong
 * @PBX_ERROR_REFUSED: the device refused the request (400, or an envelope with another code);
 *   the message is the device's own and is for the person
 * @PBX_ERROR_DEVICE_FAILED: the device failed (5xx and other statuses)
 * @PBX_ERROR_OUTCOME_UNKNOWN: a change was sent and the connection ended before the answer: the device
 *   may have carried it out
 * @PBX_ERROR_NOT_UNDERSTOOD: the answer is not what this device family answers
 *
 * What can go wrong. A cancelled operation is not a failure and ends, as everywhere in GIO, in
 * %G_IO_ERROR_CANCELLED.
 *
 * But for %PBX_ERROR_REFUSED, messages are for the details that a person may ask for, and for logs:
 * they name the endpoint and what was wrong, and hold nothing of a body, a token or a password.
 */
typedef enum
{
  PBX_ERROR_UNREACHABLE,
  PBX_ERROR_NO_SUCH_HOST,
  PBX_ERROR_NOBODY_LISTENS,
  PBX_ERROR_TIMED_OUT,
  PBX_ERROR_UNTRUSTED,
  PBX_ERROR_CERTIFICATE_CHANGED,
  PBX_ERROR_INSECURE,
  PBX_ERROR_SIGN_IN_NEEDED,
  PBX_ERROR_SIGN_IN_REFUSED,
  PBX_ERROR_REFUSED,
  PBX_ERROR_DEVICE_FAILED,
  PBX_ERROR_OUTCOME_UNKNOWN,
  PBX_ERROR_NOT_UNDERSTOOD,
} PbxError;

GQuark pbx_error_quark (void);
gboolean pbx_error_is_cancelled (const GError *error);
gboolean pbx_error_is_connection (const GError *error);

G_END_DECLS
