/* pbx-dialect.h: how one device wants what the document leaves open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-parameters.h"

G_BEGIN_DECLS

#define PBX_PAGE_BASE_UNKNOWN (-1)

/* What was found out about a device. Its answers to the first calls of a connection tell. */
typedef struct
{
  gint8 page_bases[PBX_N_ENDPOINTS];
  PbxParameterStyle contact_style;
  gboolean contact_style_known;
  gboolean flags_as_booleans;
  gboolean flags_known;
} PbxDialect;

/* One call, and the ways to put it that were tried */
typedef struct
{
  PbxEndpoint endpoint;
  JsonObject *parameters;
  GError *first_refusal; /* nullable */
  JsonNode *first_data;  /* nullable: an answer that does not show that the parameters were read */
  PbxParameterStyle first_style;
  PbxParameterStyle style;
  gboolean flags_as_booleans;
} PbxWording;

void pbx_dialect_init (PbxDialect *self);

void pbx_wording_init (PbxWording *self, PbxDialect *dialect, PbxEndpoint endpoint, JsonObject *parameters);
void pbx_wording_clear (PbxWording *self);
gboolean pbx_wording_try_another (PbxWording *self,
                                  PbxDialect *dialect,
                                  guint status,
                                  JsonNode **data,
                                  GError **error);

G_END_DECLS
