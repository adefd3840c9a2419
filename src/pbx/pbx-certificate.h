/* pbx-certificate.h: what a person needs to know of a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PBX_TYPE_CERTIFICATE (pbx_certificate_get_type ())

G_DECLARE_FINAL_TYPE (PbxCertificate, pbx_certificate, PBX, CERTIFICATE, GObject)

PbxCertificate *pbx_certificate_new (GTlsCertificate *certificate);
const char *pbx_certificate_get_fingerprint (PbxCertificate *self);
const char *pbx_certificate_get_subject (PbxCertificate *self);
const char *pbx_certificate_get_issuer (PbxCertificate *self);
GDateTime *pbx_certificate_get_not_before (PbxCertificate *self);
GDateTime *pbx_certificate_get_not_after (PbxCertificate *self);

char *pbx_certificate_fingerprint (GTlsCertificate *certificate);

G_END_DECLS
