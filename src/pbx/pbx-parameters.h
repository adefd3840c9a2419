/* pbx-parameters.h: how an endpoint's parameters travel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-endpoint.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbxParameterStyle:
 * @PBX_STYLE_TABLE: as the endpoint table says
 * @PBX_STYLE_GET_WITH_BODY: as the document shows the phonebook: a GET with a JSON body
 * @PBX_STYLE_POST: as all other lists
 *
 * The ways to ask for a list that the document leaves open, in the order in which they are tried.
 */
typedef enum
{
  PBX_STYLE_TABLE,
  PBX_STYLE_GET_WITH_BODY,
  PBX_STYLE_POST,
  PBX_N_STYLES
} PbxParameterStyle;

/* A request's variable parts, owned */
typedef struct
{
  const char *method;
  char *path;
  char *query;              /* nullable */
  const char *content_type; /* nullable */
  GBytes *body;             /* nullable */
} PbxEncoded;

void pbx_parameters_encode (const PbxEndpointInfo *info,
                            JsonObject *parameters,
                            PbxParameterStyle style,
                            gboolean flags_as_booleans,
                            PbxEncoded *encoded);
void pbx_encoded_clear (PbxEncoded *encoded);

gboolean pbx_parameters_were_heeded (JsonObject *parameters, JsonNode *data);

G_END_DECLS
