/* demo-certificate.h: the self-signed certificate that every device makes for itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GTlsCertificate *demo_certificate_new (GError **error);
char *demo_certificate_make_fingerprint (GTlsCertificate *certificate);

G_END_DECLS
