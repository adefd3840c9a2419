/* desk-certificate-view.h: a certificate, as a person compares it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-certificate.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_CERTIFICATE_VIEW (desk_certificate_view_get_type ())

G_DECLARE_FINAL_TYPE (DeskCertificateView, desk_certificate_view, DESK, CERTIFICATE_VIEW, AdwBin)

void desk_certificate_view_show (DeskCertificateView *self,
                                 const char *host,
                                 PbxCertificate *certificate,
                                 const char *old_fingerprint);

G_END_DECLS
