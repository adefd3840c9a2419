/* formats-error.h: what can be wrong with a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FORMATS_ERROR (formats_error_quark ())

/**
 * FormatsError:
 * @FORMATS_ERROR_TOO_LARGE: the file is larger than anybody's phonebook
 * @FORMATS_ERROR_NOT_TEXT: the file holds something else than text
 * @FORMATS_ERROR_ENCODING: the file is not in the encoding that was asked for
 *
 * What can be wrong with a file as a whole. What is wrong with a part of it is a [enum@FormatsProblem].
 */
typedef enum
{
  FORMATS_ERROR_TOO_LARGE,
  FORMATS_ERROR_NOT_TEXT,
  FORMATS_ERROR_ENCODING,
} FormatsError;

/**
 * FormatsProblem:
 * @FORMATS_PROBLEM_NONE: nothing
 * @FORMATS_PROBLEM_TRUNCATED: the part begins and does not end
 * @FORMATS_PROBLEM_TOO_LONG: a text in it is longer than is sensible, or there are too many
 * @FORMATS_PROBLEM_ENCODING: it is in an encoding that is not known, or not what it says
 *
 * What is wrong with one row or card of a file; the others are not touched by it.
 */
typedef enum
{
  FORMATS_PROBLEM_NONE,
  FORMATS_PROBLEM_TRUNCATED,
  FORMATS_PROBLEM_TOO_LONG,
  FORMATS_PROBLEM_ENCODING,
} FormatsProblem;

GQuark formats_error_quark (void);

G_END_DECLS
