/* formats-vcard-line.h: one property of a vCard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats-error.h"

G_BEGIN_DECLS

/* What is longer is a photograph or nonsense. */
#define FORMATS_VCARD_MAX_TEXT (64 * 1024)

/* A cursor over the bytes of a file that gives logical lines: folded ones are put together */
typedef struct
{
  const char *at;
  const char *end;
  GString *text; /* the logical line, cut at FORMATS_VCARD_MAX_TEXT */
  guint line;    /* of the file, from 1: where the logical line begins */
  guint next;    /* where the next one begins */
  gboolean cut;
} FormatsVcardLines;

void formats_vcard_lines_init (FormatsVcardLines *self, const char *data, gsize size);
void formats_vcard_lines_clear (FormatsVcardLines *self);
gboolean formats_vcard_lines_next (FormatsVcardLines *self);

typedef struct
{
  char *group;      /* lower case, or empty */
  char *name;       /* upper case */
  GPtrArray *types; /* owned, lower case: the values of TYPE, and parameters without a name */
  char *charset;    /* nullable */
  char *encoding;   /* upper case, or empty */
  char *value;      /* decoded to UTF-8, not unescaped */
  guint preference; /* 1 is the first choice; 0 where nothing is said */
  FormatsProblem problem;
} FormatsVcardProperty;

FormatsVcardProperty *formats_vcard_property_parse (const char *line, gsize length, const char *encoding);
void formats_vcard_property_free (FormatsVcardProperty *self);
gboolean formats_vcard_property_has_type (FormatsVcardProperty *self, const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormatsVcardProperty, formats_vcard_property_free)

G_END_DECLS
