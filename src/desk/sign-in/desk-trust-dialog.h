/* desk-trust-dialog.h: asks whether a certificate is the device's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-certificate.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_TRUST_DIALOG (desk_trust_dialog_get_type ())

G_DECLARE_FINAL_TYPE (DeskTrustDialog, desk_trust_dialog, DESK, TRUST_DIALOG, AdwMessageDialog)

DeskTrustDialog *desk_trust_dialog_new (GtkWindow *parent,
                                        const char *host,
                                        PbxCertificate *certificate,
                                        const char *old_fingerprint);
const char *desk_trust_dialog_get_fingerprint (DeskTrustDialog *self);

G_END_DECLS
